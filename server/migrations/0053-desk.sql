-- Who took a return from one state to the next, and when: [{state, at, by}].
alter table returns add column steps jsonb not null default '[]';
-- Addresses of pictures in the thread of its order.
alter table returns add column photos jsonb not null default '[]';
comment on column returns.photos is 'keep: while-open';
comment on table returns is 'what: goods that were sent back, and why; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=requested|approved|received|inspected';
alter table returns drop constraint returns_state_check;
alter table returns add constraint returns_state_check check (state in
  ('requested', 'approved', 'refused', 'received', 'inspected', 'refunded', 'exchanged', 'cancelled'));

-- What a carrier brings to a customer, or back.
create table parcels (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  direction text not null check (direction in ('out', 'back')),
  fulfilment uuid,
  return_id uuid,
  -- The connection that its label is made by; a shop may change carriers, the parcel does not.
  carrier text not null,
  connection uuid not null,
  state text not null check (state in ('wanted', 'labelled', 'in_transit', 'trouble', 'delivered', 'cancelled')),
  -- The carrier's own name of it.
  ref text,
  -- {carrier, number, url?}
  tracking jsonb,
  label bytea,
  reason text,
  -- What the carrier said, each once: [{id, state, at, text?}]
  events jsonb not null default '[]',
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, order_id) references orders (home, id)
);
-- However often a label is asked for, there is one parcel.
create unique index parcels_live on parcels (home, coalesce(fulfilment, return_id)) where state <> 'cancelled';
create index parcels_order on parcels (home, order_id);
create index parcels_tracking on parcels (home, (tracking->>'number'));
comment on table parcels is 'what: parcels, their labels and what carriers said of them; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';
comment on column parcels.tracking is 'keep: while-open';
comment on column parcels.label is 'keep: while-open';
comment on column parcels.reason is 'keep: while-open';
comment on column parcels.events is 'blanks: {"text": ""}';

-- What staff say to each other about an order.
create table order_notes (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  by text not null,
  text text not null,
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, order_id) references orders (home, id)
);
create index order_notes_order on order_notes (home, order_id);
comment on table order_notes is 'what: notes of the staff about an order; about: customer; purpose: contract; keep: while-customer; of: order_id -> orders.id';

-- Which units are in it, where that is not all of the goods of its order: [{line, title, detail, quantity}]
alter table fulfilments add column goods jsonb;
comment on column fulfilments.goods is 'blanks: {"detail": ""}';

-- What a desk works at: oldest first, by state. Ids are in the order of time.
create index fulfilments_open on fulfilments (home, state, id) where state in ('placed', 'packed', 'shipped');
create index fulfilments_tracking on fulfilments (home, (tracking->>'number'));

-- What was done with one thing, without reading all that was ever done.
create index audit_target on audit (home, target);

-- The carrier for tests and demos: a service of its own, reached by HTTP alone.
create table sandbox_parcels (
  home uuid not null,
  id uuid not null,
  -- What its customer calls it: asked again, the same one is answered.
  reference uuid not null,
  state text not null check (state in ('labelled', 'in_transit', 'trouble', 'delivered', 'cancelled')),
  tracking text not null,
  notify_url text not null,
  label bytea not null,
  -- Seconds between its steps, and when the next one is.
  pace real not null,
  next_at timestamptz,
  primary key (home, id),
  unique (home, reference)
);
create index sandbox_parcels_due on sandbox_parcels (next_at) where next_at is not null;
comment on table sandbox_parcels is 'what: parcels of the test carrier; about: nobody; purpose: operation; keep: while-shop';

create table sandbox_parcel_events (
  home uuid not null,
  id uuid not null,
  parcel uuid not null,
  body jsonb not null,
  next_at timestamptz not null,
  attempts int not null default 0,
  delivered_at timestamptz,
  primary key (home, id)
);
create index sandbox_parcel_events_due on sandbox_parcel_events (next_at) where delivered_at is null;
comment on table sandbox_parcel_events is 'what: notices of the test carrier; about: nobody; purpose: operation; keep: while-shop';
