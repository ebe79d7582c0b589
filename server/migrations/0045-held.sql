-- What has waited for the day goes one after the other as well: of each handle the first of what is due.
create index deliveries_held on deliveries (home, handle, seq, id) where state = 'queued' and held;
