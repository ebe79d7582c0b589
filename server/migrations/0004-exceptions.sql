-- What a person has to decide: money that fits no order, goods that were paid and not there, refunds that do not get through.
create table exceptions (
  home uuid not null,
  id uuid not null,
  kind text not null,
  -- The payment, refund or order it is about: each is reported once per kind.
  subject uuid not null,
  payment uuid,
  refund uuid,
  -- The order's number.
  number text,
  amount bigint,
  currency text,
  detail text not null default '',
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  note text,
  primary key (home, id),
  unique (home, kind, subject)
);
create index exceptions_open on exceptions (home, id) where resolved_at is null;

-- A payment that is authorised and of which nothing more is heard is asked about like one that never said anything.
drop index payments_unheard;
create index payments_unheard on payments (updated_at) where state in ('started', 'authorised', 'in_doubt');
