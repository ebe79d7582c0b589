-- Accounts that bring nothing by themselves are read, each by one server at a time. Whoever claims one raises its counter
-- and has it until `next_at`; who has an older claim moves nothing any more. Another account of the same connection is
-- read from then on.
create table polls (
  home uuid not null,
  id uuid not null,
  account text not null,
  since timestamptz not null,
  cursor jsonb,
  claim integer not null default 0,
  failures integer not null default 0,
  next_at timestamptz not null default now(),
  primary key (home, id)
);
comment on table polls is 'what: how far accounts have been read that bring nothing by themselves; about: shop; purpose: operation; keep: while-shop';
