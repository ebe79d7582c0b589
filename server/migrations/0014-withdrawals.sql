-- What the law wants to know of an offer beside its price and picture, by the contract's OfferLegal.
alter table offers add column legal jsonb;

-- A buyer's statement that they withdraw from a contract: what they declared and when it came. It is never changed;
-- `settled` says that a person has dealt with it.
create table withdrawals (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  state text not null check (state in ('received', 'settled')),
  -- [{line, title, detail, quantity, may, reason?}]: whether the right stood when it came, as the tables of law see it.
  lines jsonb not null,
  -- The declaration itself, in the language in which it was read and confirmed.
  body text not null,
  language text not null,
  buyer jsonb not null,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  note text,
  primary key (home, id),
  foreign key (home, order_id) references orders (home, id)
);
create index withdrawals_order on withdrawals (home, order_id);
create index withdrawals_newest on withdrawals (home, at desc, id desc);

comment on table withdrawals is 'what: withdrawals from contracts, as they were declared; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=received';
comment on column withdrawals.lines is 'blanks: {"detail": "", "reason": ""}';
comment on column withdrawals.body is 'keep: while-open';
comment on column withdrawals.buyer is 'sheds: email phone';
comment on column withdrawals.settled_by is 'about: staff';
comment on column withdrawals.note is 'keep: while-open';
comment on table withdrawals is 'what: statements of withdrawal from a contract, and who dealt with them; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=received';
comment on column withdrawals.settled_by is 'about: staff';
