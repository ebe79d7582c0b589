-- Which units of which lines, and how much of the delivery, a refund pays back: {lines: [{line, quantity, amount, taxes}],
-- shipping, shippingTaxes, return?}. Null for an amount alone.
alter table refunds add column detail jsonb;
comment on column refunds.detail is 'purpose: accounting; keep: invoice';

-- Goods that come back, to be paid back or exchanged.
create table returns (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  -- 1 for the first of the order.
  place int not null,
  kind text not null check (kind in ('return', 'exchange')),
  state text not null check (state in ('requested', 'approved', 'refused', 'received', 'refunded', 'exchanged', 'cancelled')),
  -- [{line, title, detail, quantity, exchange?: {variant, detail}}]
  lines jsonb not null,
  reason text not null,
  note text,
  answer text,
  refunded bigint,
  at timestamptz not null,
  updated_at timestamptz not null,
  primary key (home, id),
  unique (home, order_id, place),
  foreign key (home, order_id) references orders (home, id)
);
create index returns_newest on returns (home, id desc);

comment on table returns is 'what: goods that were sent back, and why; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=requested|approved|received';
comment on column returns.lines is 'blanks: {"detail": ""}';
comment on column returns.note is 'keep: while-open';
comment on column returns.answer is 'keep: while-open';
