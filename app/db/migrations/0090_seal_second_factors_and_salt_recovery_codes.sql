-- The secret of a second factor is sealed like every other field (app/db/encryption). The old column, sealed with a key made from
-- SESSION_SECRET, stays for one more release; the first start, or the next code, moves what stands in it.
alter table staff_second_factors
  add column sealed text check (sealed ~ '^v1[.]'),
  alter column sealed_secret drop not null,
  add check (sealed is not null or sealed_secret is not null);

-- Codes on paper are stored like passwords from now on (argon2id, a salt each); their first letters, the selector, say which row to
-- try. What was printed before cannot be hashed anew: it is void, and whoever has no codes left is asked for new ones after signing in.
delete from staff_recovery_codes;

alter table staff_recovery_codes
  drop constraint staff_recovery_codes_pkey,
  drop constraint staff_recovery_codes_code_hash_check,
  add column selector text not null check (selector ~ '^[a-z2-9]{2}$'),
  add check (code_hash ~ '^[$]argon2id[$]'),
  add primary key (staff_id, selector);
