-- Who signs in to work for shops. One person may belong to the teams of several, so these stand in the directory; what
-- they are in a shop is the shop's.
create table staff_users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table staff_users is 'what: who signs in to work for shops: name and e-mail address; about: staff; purpose: security; keep: while-shop';

-- A way to sign in: the password as a digest, or an account at an identity provider.
create table staff_accounts (
  id uuid primary key,
  user_id uuid not null references staff_users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index staff_accounts_user on staff_accounts (user_id);
comment on table staff_accounts is 'what: how staff sign in: digests of passwords, accounts at identity providers; about: staff; purpose: security; keep: while-shop';

create table staff_sessions (
  home uuid not null default '00000000-0000-0000-0000-000000000000',
  id uuid not null,
  user_id uuid not null references staff_users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id)
);
create index staff_sessions_user on staff_sessions (user_id);
comment on table staff_sessions is 'what: where staff are signed in; about: staff; purpose: security; keep: 1d; since: expires_at';

-- What is just being proven: a sign-in that waits for its second factor, a way to an identity provider and back.
create table staff_verifications (
  home uuid not null default '00000000-0000-0000-0000-000000000000',
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id)
);
create index staff_verifications_identifier on staff_verifications (identifier);
comment on table staff_verifications is 'what: sign-ins of staff that are under way; about: staff; purpose: security; keep: 1d; since: expires_at';

-- The team of a shop. Who has left stays, without rights: what they wrote and did bears their name.
create table members (
  home uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('owner', 'manager', 'stylist', 'fulfilment', 'analyst')),
  name text not null,
  languages text[] not null default '{}',
  skills text[] not null default '{}',
  capacity integer check (capacity > 0),
  on_duty boolean not null default false,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (home, id),
  unique (home, user_id)
);
create index members_user on members (user_id);
comment on table members is 'what: the team: role, name, languages, and whether they are on duty; about: staff; purpose: security; keep: while-shop';

create table invitations (
  home uuid not null,
  id uuid not null,
  digest text not null,
  email text not null,
  name text,
  role text not null check (role in ('owner', 'manager', 'stylist', 'fulfilment', 'analyst')),
  languages text[] not null default '{}',
  made_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (home, id),
  unique (home, email)
);
comment on table invitations is 'what: who was invited to the team, and has not yet come; about: staff; purpose: security; keep: 30d; since: expires_at';
