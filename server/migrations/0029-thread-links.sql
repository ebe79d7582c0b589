-- The code with which a thread goes on at another device: one of each thread, kept as its digest alone.
create table thread_links (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  code text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (home, id),
  unique (home, conversation),
  unique (home, code),
  foreign key (home, conversation) references conversations (home, id)
);
comment on table thread_links is 'what: the one-use code with which a thread goes on at another device; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
