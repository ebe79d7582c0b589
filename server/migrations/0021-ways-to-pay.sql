-- The test provider: promises that are taken in part, methods beside the card, mandates.
alter table sandbox_charges
  add authorise_only boolean not null default false,
  add captured bigint,
  add method text,
  add words text,
  add saved boolean not null default false;
create index sandbox_charges_timed on sandbox_charges (settle_at) where state in ('settling', 'paid');
drop index sandbox_charges_due;

-- Money that is on its way from a bank, or promised until the goods are sent: until then nobody need ask every minute.
alter table payments add awaited_until timestamptz;
comment on column payments.awaited_until is 'keep: invoice';

-- Methods that a customer agreed to have kept, and by which words: charged only while it has not ended.
create table mandates (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  -- The payment it was given with.
  payment uuid not null,
  gateway text not null,
  -- The gateway's own name of the method, and what the customer knows it by.
  ref text not null,
  label text not null,
  words text not null,
  language text not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  primary key (home, id),
  unique (home, payment),
  foreign key (home, customer) references customers (home, id)
);
create index mandates_customer on mandates (home, customer, id desc);
comment on table mandates is 'what: payment methods that may be charged again, and the words that were agreed to; about: customer; purpose: contract; keep: while-customer; of: customer -> customers.id';

-- The words a payment's page offers to keep the method by, for as long as nobody has agreed.
alter table payments add mandate jsonb;
comment on column payments.mandate is 'keep: while-open';
