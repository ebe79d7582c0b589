-- Mails that leave the house: each is stored with its cause and sent after it. `cause` names what happened, so that
-- nothing is told twice. `kept` ones never leave: those of test shops, and all where no mail server is set.
create table mails (
  home uuid not null,
  id uuid not null,
  cause text not null,
  kind text not null,
  -- The order it is about.
  about uuid not null,
  -- {address, name?} of whom it goes to, whom it comes from and who reads the answer.
  recipient jsonb not null,
  sender jsonb not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  next_at timestamptz,
  provider_ref text,
  reason text,
  at timestamptz not null,
  sent_at timestamptz,
  -- When its link to the order was used: it opens once.
  opened_at timestamptz,
  primary key (home, id),
  unique (home, cause)
);
create index mails_newest on mails (id desc);
