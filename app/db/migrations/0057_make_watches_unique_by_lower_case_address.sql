-- Capitals make no other mail box. Of two watches of one address at one question the confirmed one stays, or the older.
-- The unique constraint on the address as typed stays for processes of the release before.
delete from answer_watches a
 using answer_watches b
 where a.question_id = b.question_id
   and lower(a.email) = lower(b.email)
   and (b.confirmed_at is null, b.created_at, b.id) < (a.confirmed_at is null, a.created_at, a.id);

create unique index answer_watches_by_address on answer_watches (question_id, lower(email));

create index answer_watches_lower_email on answer_watches (lower(email), language);

drop index answer_watches_email;
