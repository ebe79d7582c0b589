-- What one sender has written and is not done: nothing of theirs is taken before it.
create index inbound_items_sender on inbound_items (home, connection, (raw ->> 'address')) where state <> 'done';
-- The threads of a customer.
create index if not exists conversations_customer on conversations (home, customer);
