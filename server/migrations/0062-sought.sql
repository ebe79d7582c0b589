-- What people wrote, to be found by any part of it. Filled by who searches, so that no message waits for it.
create table sought_messages (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  text text not null,
  primary key (home, id),
  foreign key (home, conversation) references conversations (home, id)
);
create index sought_messages_text on sought_messages using gin (home, text gin_trgm_ops);
create index sought_messages_conversation on sought_messages (home, conversation);
comment on table sought_messages is 'what: what was written, to be found by its words; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
-- The message itself is told to whoever asks what is kept of them.
comment on column sought_messages.text is 'about: nobody';

-- How far a shop's stream has been read for it.
create table sought_marks (
  home uuid not null,
  id uuid not null,
  xid xid8 not null default '0',
  stream uuid not null default '00000000-0000-0000-0000-000000000000',
  seq bigint not null default 0,
  primary key (home, id),
  check (home = id)
);
comment on table sought_marks is 'what: how far messages can be found by their words; about: nobody; purpose: operation; keep: while-shop';
