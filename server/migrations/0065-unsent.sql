-- What did not get through, in all shops: for the operator to see and to try again.
create index deliveries_unsent on deliveries (id) where state in ('failed', 'uncertain');
