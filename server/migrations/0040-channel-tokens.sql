-- Tokens that messengers give out for a while, sealed and shared by all servers. A row is named by a digest of the
-- credentials it was given for; who asks for a new one holds the claim.
create table channel_tokens (
  home uuid not null,
  id uuid not null,
  token text,
  expires_at timestamptz not null,
  claimed_until timestamptz,
  primary key (home, id)
);
comment on table channel_tokens is 'what: tokens that messengers gave out for a while, sealed; about: nobody; purpose: operation; keep: 1d; since: expires_at';
