-- Who agreed to what, when, by which words. Never changed but for its end: what was agreed to stays proven.
create table consents (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  handle uuid,
  conversation uuid,
  -- notify.stock, notify.price
  purpose text not null,
  -- What it was given for: the watch.
  subject uuid not null,
  -- What was asked, and the words that were shown with it.
  wording text not null,
  language text not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  -- used: what was agreed to has been done · withdrawn · stop
  ended_by text check (ended_by in ('used', 'withdrawn', 'stop')),
  primary key (home, id),
  foreign key (home, customer) references customers (home, id),
  check ((ended_at is null) = (ended_by is null))
);
create index consents_subject on consents (home, subject);
create index consents_customer on consents (home, customer);

-- What customers want to be told of, once: that it can be bought again, or costs no more than so much.
create table watches (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  conversation uuid not null,
  handle uuid,
  kind text not null check (kind in ('stock', 'price')),
  offer uuid not null,
  -- Null: any variant of it.
  variant uuid,
  below bigint check (below > 0),
  currency text not null,
  state text not null default 'open' check (state in ('open', 'told', 'withdrawn')),
  at timestamptz not null,
  ended_at timestamptz,
  primary key (home, id),
  foreign key (home, customer) references customers (home, id),
  check ((kind = 'price') = (below is not null))
);
create unique index watches_once on watches (home, customer, kind, offer, variant) nulls not distinct where state = 'open';
create index watches_open on watches (home, offer) where state = 'open';

comment on table consents is 'what: who agreed to what, when and by which words; about: customer; purpose: consent; keep: while-customer; of: customer -> customers.id';
comment on table watches is 'what: what somebody wants to be told of; about: customer; purpose: consent; keep: while-customer; of: customer -> customers.id';

