-- What is booked by the time is a resource too: found by the shop's own key, its subject is itself.
alter table resources add column key text, add column calendar jsonb;
create unique index resources_key on resources (home, key) where key is not null;

-- A time is held from when to when, and for what of the checkout: a line's answer, or fetching the goods. Once it is
-- ordered the hold does not run out.
alter table holds add column what text, add column starts_at timestamptz, add column ends_at timestamptz,
  add constraint holds_interval check ((starts_at is null) = (ends_at is null) and starts_at < ends_at);
alter table holds drop constraint holds_home_checkout_resource_key;
create unique index holds_what on holds (home, checkout, resource, what) nulls not distinct;
create index holds_times on holds (home, resource, ends_at) where ends_at is not null;

alter table checkouts add column pickup_at timestamptz;
alter table fulfilments add column appointment jsonb, add column contents jsonb;
-- What buyers of digital goods get; it goes into no index and onto no card.
alter table offers add column digital jsonb;
