-- When members of a team were last given a thread: whose turn it is.
create table turns (
  home uuid not null,
  id uuid not null,
  at timestamptz not null,
  primary key (home, id),
  foreign key (home, id) references members (home, id) on delete cascade
);
comment on table turns is 'what: when members were last given a thread; about: staff; purpose: operation; keep: while-shop';
