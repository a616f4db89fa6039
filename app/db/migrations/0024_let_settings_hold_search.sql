-- Which settings there are is what publishing writes; a list here would have to change with every new one.
alter table site_settings drop constraint site_settings_name_check;
alter table site_settings add constraint site_settings_name_check check (name ~ '^[a-z_]+$');
