-- Counters of app/http/rate-limit.server.ts; the columns are those of rate-limiter-flexible, in its order. Unlogged:
-- after a crash everybody starts at zero, which costs nothing.
create unlogged table rate_limits (
  key text primary key,
  points int not null default 0,
  expire bigint
);

create index rate_limits_by_expire on rate_limits (expire);
