-- What customers have saved. It is the customer's at this shop, whichever thread it was saved in.
create table wishes (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  offer uuid not null,
  -- The handle by which it was saved.
  handle uuid,
  at timestamptz not null,
  primary key (home, id),
  unique (home, customer, offer),
  foreign key (home, customer) references customers (home, id)
);
