-- Whoever has another address from now on: what comes from there waits until that is known.
create index inbound_items_moving on inbound_items (home, connection, (raw->>'to'))
  where state <> 'done' and raw->>'kind' = 'moved';
