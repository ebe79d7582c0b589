-- A conversation is found by its id: an index that begins with the home looks as good to a planner that has seen few rows,
-- and reads all conversations of the shop.
drop index conversations_handle;
create index conversations_handle on conversations (handle, home);

-- What is due of each connection, in its order, and what is on its way.
drop index deliveries_due;
create index deliveries_due on deliveries (connection, next_at, seq) where state in ('queued', 'sending');
create index deliveries_sending on deliveries (connection, next_at) where state = 'sending';
