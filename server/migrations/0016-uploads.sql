-- Pictures that were brought into a thread, drawn anew without what they told beside the picture. The name is sixteen
-- random bytes: an image part carries it, and whoever was not told it finds nothing.
create table uploads (
  home uuid not null,
  id bytea not null,
  conversation uuid not null,
  type text not null,
  bytes bytea not null,
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, conversation) references conversations (home, id)
);
create index uploads_conversation on uploads (home, conversation);

comment on table uploads is 'what: pictures brought into a thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
