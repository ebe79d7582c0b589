-- Where somebody may be told that they were answered while the chat was shut.
create table reaches (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  kind text not null check (kind in ('push', 'email')),
  -- An e-mail address, or where a browser's push service takes messages for it.
  address text not null,
  -- The browser's keys: what is pushed is readable by it alone.
  keys jsonb,
  -- The message they were told of last.
  told_seq bigint not null default 0,
  at timestamptz not null,
  primary key (home, id),
  unique (home, conversation, kind, address),
  foreign key (home, conversation) references conversations (home, id),
  check ((kind = 'push') = (keys is not null))
);
comment on table reaches is 'what: where somebody asked to be told of answers; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
