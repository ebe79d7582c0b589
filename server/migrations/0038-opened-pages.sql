-- A message's links to our pages open once: when that was.
alter table deliveries add column opened_at timestamptz;
