-- What may be written while a messenger's window is closed: handed in at the provider, approved there, kept in step.
create table templates (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  name text not null,
  language text not null,
  category text not null,
  purpose text check (purpose in ('service', 'orders', 'marketing', 'notify.stock', 'notify.price')),
  body text not null,
  state text not null check (state in ('pending', 'approved', 'rejected', 'paused', 'disabled')),
  reason text,
  ref text,
  at timestamptz not null,
  primary key (home, id),
  unique (home, connection, name, language)
);
comment on table templates is 'what: messages that a messenger approved beforehand; about: shop; purpose: operation; keep: while-shop';
