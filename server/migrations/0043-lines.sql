-- Each question about the queue has one index that answers it: planned while the queue is empty, all that could look alike.
drop index deliveries_order;
create index deliveries_order on deliveries (home, handle, seq) where state in ('queued', 'sending') and not held;
-- What this version cannot read waits for a newer one as long as anything that came in.
comment on table inbound_items is 'what: messages as they came in; about: customer; purpose: conversation; keep: 7d; since: received_at; when: state=done|unreadable; of: raw.address -> handles.address';
create index inbound_items_unreadable on inbound_items (received_at) where state = 'unreadable';
