-- Closed threads are many more than the others, and are looked at less: neither is gone along for the other.
drop index conversations_active;
create index conversations_open on conversations (home, active_hour) where closed_at is null;
create index conversations_closed on conversations (home, active_hour) where closed_at is not null;
