-- Numbers of invoices and credit notes: without a gap per shop and year, taken in the transaction that moves the money.
create table invoice_counters (
  home uuid not null,
  year int not null,
  last int not null,
  primary key (home, year)
);

create table invoices (
  home uuid not null,
  id uuid not null,
  year int not null,
  place int not null,
  -- An invoice is of an order, a credit note of a refund.
  kind text not null check (kind in ('invoice', 'credit')),
  subject uuid not null,
  order_id uuid not null,
  amount bigint not null,
  currency text not null,
  -- What it contains of each tax: [{code, rate, amount}], minor units.
  taxes jsonb not null,
  -- Who sold, as the shop's imprint said that day.
  seller jsonb not null,
  at timestamptz not null,
  primary key (home, id),
  unique (home, year, place),
  unique (home, kind, subject),
  foreign key (home, order_id) references orders (home, id)
);
create index invoices_order on invoices (home, order_id);
