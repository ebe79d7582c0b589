-- People of the demo market: whoever sits at the machine may look around as them, so they are let into nothing real.
alter table staff_users add column demo boolean not null default false;
