-- Forms whose matters lie at a place find whether others told of the same: a keyed hash of kind and place, nothing else.
alter table request_identifiers
  drop constraint request_identifiers_kind_check,
  add constraint request_identifiers_kind_check check (kind in ('identity_number', 'phone', 'email', 'place'));
