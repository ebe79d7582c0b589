-- A handle's first link says whose it is; each further one says that two customers are the same person. What follows from
-- all live ones is kept here: the oldest of the customers that they join, null where a customer stands alone.
alter table customers add column one_with uuid;
create index customers_one on customers (home, one_with) where one_with is not null;
-- What was known of a handle goes with it, by whomever it was thought to be.
alter table handle_links drop constraint handle_links_home_handle_fkey;
alter table handle_links add constraint handle_links_home_handle_fkey
  foreign key (home, handle) references handles (home, id) on delete cascade;
