-- What others said of an offer, brought from where they said it; the average stands with the offer, so that whoever lists
-- offers need not count.
create table reviews (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  external_id text not null,
  rating smallint not null check (rating between 1 and 5),
  title text,
  body text,
  author text,
  at timestamptz,
  language text,
  -- Where it stood in the file: those without a date keep that order.
  place integer not null,
  primary key (home, id),
  unique (home, offer, external_id),
  foreign key (home, offer) references offers (home, id)
);
create index reviews_newest on reviews (home, offer, at desc nulls last, place);

-- Hundredths of a star.
alter table offers add column rating smallint check (rating between 100 and 500);
alter table offers add column rating_count integer check (rating_count > 0);
alter table offers add column review_source text;

comment on table reviews is 'what: reviews brought from elsewhere, with the names that their authors chose; about: shop; purpose: offer; keep: while-shop';
