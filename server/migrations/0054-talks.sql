-- A thread has no end, a talk has: from the first message after a rest until the next rest. What reports tell of talking, and
-- when somebody is asked whether they were served well, is counted by these; they are made from the shop's stream of facts.
create table talks (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  channel text not null,
  started_at timestamptz not null,
  last_at timestamptz not null,
  last_seq bigint not null,
  -- Messages of each.
  asked integer not null default 0,
  concierge integer not null default 0,
  staff integer not null default 0,
  -- Since when somebody waits for an answer, of whomever.
  waits_since timestamptz,
  concierge_ms bigint,
  staff_ms bigint,
  -- When the concierge gave it out of its hands, and why.
  handed_at timestamptz,
  handed_for text,
  -- How far it came: 0 asked, 1 shown, 2 cart, 3 checkout, 4 paid.
  stage smallint not null default 0,
  orders uuid[] not null default '{}',
  -- Each member who spoke: messages, and how long the first answer of theirs took.
  team jsonb,
  closed_at timestamptz,
  -- When to ask how it was; null: not, or not any more.
  ask_at timestamptz,
  primary key (home, id)
);
create index talks_started on talks (home, started_at);
create index talks_conversation on talks (home, conversation, started_at desc);
create index talks_ask on talks (ask_at) where ask_at is not null;
comment on table talks is 'what: how long answers took and what came of each talk, without what was said; about: customer; purpose: operation; keep: while-customer; of: conversation -> conversations.id';

create table talk_cursors (
  home uuid primary key,
  xid text not null,
  stream uuid not null,
  seq bigint not null
);
comment on table talk_cursors is 'what: how far the talks have been counted; about: nobody; purpose: operation; keep: while-shop';

-- Who was asked how it was, and what they said. `by`: who had spoken in the talk, a person where one had.
create table surveys (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  customer uuid not null,
  message uuid not null,
  channel text not null,
  by text not null check (by in ('concierge', 'staff')),
  members text[] not null default '{}',
  asked_at timestamptz not null,
  answered_at timestamptz,
  score smallint check (score between 1 and 5),
  comment text,
  -- The message that gave the score, and the one that the comment is made of: a turn that is taken twice answers once.
  scored_in uuid,
  said_in uuid,
  primary key (home, id)
);
create index surveys_asked on surveys (home, asked_at);
create index surveys_customer on surveys (home, customer, asked_at desc);
create index surveys_conversation on surveys (home, conversation, asked_at desc);
comment on table surveys is 'what: who was asked how they were served, and their answer; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
