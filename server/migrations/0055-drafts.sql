-- What the concierge would say while a person has the last word: one per thread waits at a time.
create table drafts (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  state text not null default 'open',
  kind text not null,
  -- In which epoch it was thought, the first message it answers, and up to which seq it has read.
  epoch int not null,
  from_seq bigint not null,
  up_to bigint not null,
  handle uuid,
  language text not null,
  messages jsonb not null,
  -- What the dialogue remembers once it is sent.
  talk jsonb not null,
  introduces boolean not null default false,
  unforeseen boolean not null default false,
  handover text,
  intents text[] not null,
  reasons jsonb not null,
  -- The messages that it became.
  sent uuid[] not null default '{}',
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, conversation) references conversations (home, id)
);
create unique index drafts_open on drafts (home, conversation) where state = 'open';
create index drafts_of on drafts (home, conversation, at desc);
comment on table drafts is 'what: answers of the concierge that waited for a person of the shop; about: customer; purpose: conversation; keep: 30d; since: at; of: conversation -> conversations.id';

-- How much each meaning is trusted.
create table intent_trust (
  home uuid not null,
  id uuid not null default gen_random_uuid(),
  intent text not null,
  -- Drafts that went out as they were since the last that did not.
  unedited int not null default 0,
  edited int not null default 0,
  dismissed int not null default 0,
  live_since timestamptz,
  held_back boolean not null default false,
  primary key (home, id),
  unique (home, intent)
);
comment on table intent_trust is 'what: how many drafts of each meaning went out as they were; about: nobody; purpose: operation; keep: while-shop';

-- What was not understood: where, how, and in which words. What was written stands in the message alone.
create table missed (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  message uuid not null,
  kind text not null,
  language text not null,
  words text[] not null,
  at timestamptz not null,
  primary key (home, id),
  unique (home, message, kind),
  foreign key (home, conversation) references conversations (home, id)
);
create index missed_newest on missed (home, at desc);
create index missed_of on missed (home, conversation);
comment on table missed is 'what: which messages were not understood, and their words; about: customer; purpose: conversation; keep: 30d; since: at; of: conversation -> conversations.id';

-- What the shop taught the concierge; what counts now stands in its settings.
create table teachings (
  home uuid not null,
  id uuid not null,
  lesson jsonb not null,
  version int not null,
  at timestamptz not null,
  by text not null,
  undone_version int,
  undone_at timestamptz,
  undone_by text,
  primary key (home, id)
);
comment on table teachings is 'what: words and answers that the concierge was taught, and by whom; about: shop; purpose: offer; keep: while-shop';

create table kept_tests (
  home uuid not null,
  id uuid not null,
  text text not null,
  history jsonb not null,
  locale text,
  expect jsonb not null,
  at timestamptz not null,
  by text not null,
  primary key (home, id)
);
comment on table kept_tests is 'what: sentences, and what the concierge must understand by them; about: shop; purpose: offer; keep: while-shop';
