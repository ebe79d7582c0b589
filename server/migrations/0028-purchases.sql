-- Checkouts of several shops that are paid together. A purchase is its own home: nothing of it stands in a shop's.
create table purchases (
  home uuid not null,
  id uuid not null,
  -- [{shop, checkout}], in the order in which they were put together.
  parts jsonb not null,
  created_at timestamptz not null,
  primary key (home, id),
  check (home = id)
);

-- One charge at a payment provider, of which every shop's payment is a share: [{shop, checkout, payment, amount}].
create table charges (
  home uuid not null,
  id uuid not null,
  gateway text not null,
  -- What the provider calls it, and where the payer goes on, once it was begun there.
  ref text,
  url text,
  state text not null default 'starting',
  currency text not null,
  parts jsonb not null,
  created_at timestamptz not null,
  primary key (home, id)
);
-- A purchase has one charge at a time.
create unique index charges_live on charges (home) where state in ('starting', 'started');
-- A provider's notice names a charge by its own id alone.
create index charges_id on charges (id);

comment on table purchases is 'what: which checkouts of several shops were paid together, by their ids; about: nobody; purpose: contract; keep: 180d; since: created_at';
comment on table charges is 'what: charges that pay several shops, by the ids of their payments; about: nobody; purpose: accounting; keep: 3650d; since: created_at';
