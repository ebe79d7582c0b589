-- Money that came for a payment given up stands beside the payment begun since: only what can still be charged is one.
drop index payments_one;
create unique index payments_one on payments (home, checkout) where state in ('started', 'authorised', 'declined', 'in_doubt');
create index payments_checkout on payments (home, checkout);

-- An order is looked up by its payments, and a shop's orders by their time.
create index allocations_order on allocations (home, order_id);
create index orders_placed on orders (home, placed_at desc, id desc);

-- Units that were paid for and not there: what a cancellation does not put back.
alter table orders add short jsonb not null default '{}';
