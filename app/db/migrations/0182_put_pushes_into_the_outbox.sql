-- What is pushed to browsers is written, tried, given up, sent again and kept like mails and text messages.
alter table outbox_mails drop constraint outbox_mails_way_check;
alter table outbox_mails add constraint outbox_mails_way_check check (way in ('mail', 'sms', 'push'));
