-- A second factor (its secret and the codes for the day it is lost are sealed), and passkeys.
alter table staff_users add column two_factor_enabled boolean not null default false;

create table staff_two_factors (
  id uuid primary key,
  user_id uuid not null references staff_users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index staff_two_factors_user on staff_two_factors (user_id);
comment on table staff_two_factors is 'what: second factors of staff, sealed; about: staff; purpose: security; keep: while-shop';

create table staff_passkeys (
  id uuid primary key,
  user_id uuid not null references staff_users (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz default now(),
  aaguid text
);
create index staff_passkeys_user on staff_passkeys (user_id);
comment on table staff_passkeys is 'what: public keys that staff sign in with; about: staff; purpose: security; keep: while-shop';
