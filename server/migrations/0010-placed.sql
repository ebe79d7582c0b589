-- What the order page showed when its button was pressed: {label?, language?, terms?}; null before this was stored.
alter table checkouts add column placed jsonb;
alter table orders add column placed jsonb;
