-- Where a thread stands in the inbox, and what staff decided about it. Ordered by what happened last; the index holds the
-- hour of it alone, so that what a turn changes in a thread stays where it is on its page: within an hour, rows are sorted
-- when they are read.
alter table conversations
  add column active_at timestamptz not null default now(),
  add column active_hour timestamptz not null default date_trunc('hour', now(), 'UTC'),
  add column assignee uuid,
  add column closed_at timestamptz,
  add column snoozed_until timestamptz;
update conversations set active_at = last_at, active_hour = date_trunc('hour', last_at, 'UTC');
create index conversations_active on conversations (home, active_hour);
create index conversations_waiting on conversations (home, waiting_since, id) where waiting_since is not null and closed_at is null;
create index conversations_snoozed on conversations (home, snoozed_until, id) where snoozed_until is not null;
create index conversations_assignee on conversations (home, assignee, active_hour) where assignee is not null;
comment on column conversations.assignee is 'about: staff';

-- Customers are found by any part of their name or address.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create index customers_sought on customers using gin
  (home, lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops)
  where name is not null or email is not null or phone is not null;

-- What a cart came to when it was last changed: for lists, not for paying.
alter table carts add column worth bigint not null default 0;
create index carts_worth on carts (home, worth desc, id desc) where state = 'live' and worth > 0;

-- Words that the shop's people put on threads.
create table tags (
  home uuid not null,
  id uuid not null,
  name text not null,
  colour text not null,
  created_at timestamptz not null default now(),
  primary key (home, id)
);
create unique index tags_name on tags (home, lower(name));
comment on table tags is 'what: words that staff put on threads; about: shop; purpose: operation; keep: while-shop';

create table conversation_tags (
  home uuid not null,
  conversation uuid not null,
  tag uuid not null,
  primary key (home, conversation, tag),
  foreign key (home, conversation) references conversations (home, id),
  foreign key (home, tag) references tags (home, id) on delete cascade
);
create index conversation_tags_tag on conversation_tags (home, tag, conversation);
comment on table conversation_tags is 'what: which words staff put on the thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

-- What the shop's people tell each other about a thread.
create table notes (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  author uuid,
  author_name text,
  text text not null,
  mentions uuid[] not null default '{}',
  at timestamptz not null,
  edited_at timestamptz,
  primary key (home, id),
  foreign key (home, conversation) references conversations (home, id)
);
create index notes_conversation on notes (home, conversation, at, id);
create index notes_mentions on notes (home, at) where mentions <> '{}';
comment on table notes is 'what: what staff noted about the thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on column notes.author is 'about: staff';
comment on column notes.author_name is 'about: staff';
comment on column notes.mentions is 'about: staff';

-- Kept filters of the inbox, a member's own or everybody's.
create table saved_views (
  home uuid not null,
  id uuid not null,
  member uuid,
  name text not null,
  filter jsonb not null,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (home, id)
);
comment on table saved_views is 'what: kept filters of the inbox; about: staff; purpose: operation; keep: while-shop';

-- What is often said, with what is done when it was.
create table canned_replies (
  home uuid not null,
  id uuid not null,
  member uuid,
  name text not null,
  shortcut text,
  text jsonb not null,
  actions jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (home, id)
);
comment on table canned_replies is 'what: what staff often say; about: shop; purpose: operation; keep: while-shop';
comment on column canned_replies.member is 'about: staff';
