-- A code on its way to an address that somebody says is theirs: typed back by the handle that asked for it, it proves that.
create table address_codes (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  handle uuid not null,
  purpose text not null check (purpose in ('verify', 'sign_in')),
  channel text not null,
  -- Where the address is unique, and the account that it is written to by.
  scope text not null,
  connection uuid,
  address text not null,
  -- The keyed digest of the code: six digits alone would be guessed from a plain one.
  digest text not null,
  -- The code itself, sealed, while it is on its way. Without one nothing was sent, and no code opens anything.
  sealed text,
  sent boolean not null,
  tries integer not null default 0,
  at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (home, id),
  foreign key (home, handle) references handles (home, id) on delete cascade
);
create index address_codes_handle on address_codes (home, handle, at desc);
create index address_codes_address on address_codes (home, address, at desc);
comment on table address_codes is 'what: codes that were sent to prove an address; about: customer; purpose: security; keep: 1d; since: at; of: handle -> handle_links.handle';
-- What opens something is told to nobody, not even to whom it belongs.
comment on column address_codes.digest is 'about: nobody';
comment on column address_codes.sealed is 'about: nobody';

-- An account across shops, made by the person's own proof. Its home is itself.
create table persons (
  home uuid not null,
  id uuid not null,
  seen_at timestamptz not null,
  primary key (home, id),
  check (home = id)
);
comment on table persons is 'what: accounts across shops; about: customer; purpose: security; keep: 1100d; since: seen_at';

-- What a person has proven to be theirs, by its keyed digest, which is its home: the address itself stands nowhere.
create table person_addresses (
  home uuid not null,
  id uuid not null,
  person uuid not null,
  seen_at timestamptz not null,
  primary key (home, id),
  check (home = id)
);
comment on table person_addresses is 'what: which addresses people have proven, as digests; about: customer; purpose: security; keep: 1100d; since: seen_at';

-- Where somebody has signed in. A shop's rows name the person by a word that is the same in this shop alone.
create table sign_ins (
  home uuid not null,
  id uuid not null,
  handle uuid not null,
  account text not null,
  -- The address as its owner recognises it: a…@example.com.
  hint text not null,
  at timestamptz not null,
  primary key (home, id),
  unique (home, handle),
  foreign key (home, handle) references handles (home, id) on delete cascade
);
create index sign_ins_account on sign_ins (home, account);
comment on table sign_ins is 'what: devices that the customer has signed in on; about: customer; purpose: security; keep: while-customer; of: handle -> handle_links.handle';

-- Since when an address is known to be whose it is said to be.
alter table handles add column proven_at timestamptz;
-- What was bought with an address that somebody has proven is shown to them.
create index orders_email on orders (home, lower(buyer ->> 'email'));
