alter table site_settings drop constraint site_settings_name_check;
alter table site_settings add constraint site_settings_name_check check (name in ('site', 'topics', 'facts'));
