-- Somebody waits for a person: since when, why, who was told, and how long it took. One at a time in a thread.
create table calls (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  reason text not null check (reason in ('asked', 'stuck', 'rule')),
  at timestamptz not null,
  -- When the people on duty were told, and when by e-mail.
  told_at timestamptz,
  -- Was anybody on duty then?
  staffed boolean,
  mailed_at timestamptz,
  -- Somebody has it, or it is the concierge's again.
  ended_at timestamptz,
  how text check (how in ('taken', 'answered', 'back')),
  answered_at timestamptz,
  primary key (home, id),
  foreign key (home, conversation) references conversations (home, id),
  check ((ended_at is null) = (how is null))
);
create unique index calls_open on calls (home, conversation) where ended_at is null;
create index calls_unanswered on calls (home, conversation) where answered_at is null;
create index calls_at on calls (home, at);
comment on table calls is 'what: when a person was asked for in a thread, and when one answered; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

-- Browsers in which somebody who works for shops wants to be called, by whichever of them.
create table staff_devices (
  home uuid not null default '00000000-0000-0000-0000-000000000000',
  id uuid not null,
  user_id uuid not null references staff_users (id) on delete cascade,
  -- Where the browser's push service takes messages, and the browser's keys: what is pushed is readable by it alone.
  endpoint text not null unique,
  keys jsonb not null,
  at timestamptz not null,
  -- The call it was told of last.
  told uuid,
  primary key (home, id)
);
create index staff_devices_user on staff_devices (user_id);
comment on table staff_devices is 'what: browsers in which staff are called; about: staff; purpose: operation; keep: while-shop';
