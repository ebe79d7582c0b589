-- What a provider took of a delivery: one row for each of its messages, found again by the provider's id of it.
create table sent_messages (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  delivery uuid not null,
  -- A delivery may take several messages; this one's place among them.
  position int not null,
  -- The provider's id; null while only its echo of our key is known.
  ref text,
  state text not null default 'sent' check (state in ('sent', 'delivered', 'read', 'failed')),
  reason text,
  -- The provider's own category and price of it, in millionths of the currency's unit.
  category text,
  cost bigint,
  cost_currency text,
  at timestamptz not null default now(),
  primary key (home, id),
  unique (home, delivery, position),
  foreign key (home, delivery) references deliveries (home, id)
);
create index sent_messages_ref on sent_messages (home, connection, ref);
comment on table sent_messages is 'what: the messages a provider took of a delivery, their fate and price; about: customer; purpose: conversation; keep: while-customer; of: delivery -> deliveries.id';
