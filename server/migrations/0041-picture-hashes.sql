-- What the shop's own pictures are recognised by, whichever way a shopper sends them back: a row for each picture of an offer.
create table picture_hashes (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  url text not null,
  -- Of the whole picture and as people cut it; none where it could not be had.
  hashes bit(64)[] not null,
  -- The colours of each, 48 bytes after one another.
  grids bytea not null,
  at timestamptz not null,
  primary key (home, id),
  unique (home, offer, url),
  foreign key (home, offer) references offers (home, id)
);

comment on table picture_hashes is 'what: what the shop''s own pictures are recognised by; about: shop; purpose: offer; keep: while-shop';
