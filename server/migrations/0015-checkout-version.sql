-- Raised with every change of a checkout, so that one who knows how it stood can change it without locking it first.
alter table checkouts add column version integer default 1 not null;
