-- Who says that it is not solved need not say as well how content they are.
alter table request_ratings alter column level drop not null;
alter table request_ratings add constraint request_ratings_level_when_solved check (level is not null or not is_solved);
