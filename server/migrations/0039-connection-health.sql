-- How a connection is doing: since when its credentials are refused, and what last went wrong.
alter table connections add column unauthorised_since timestamptz;
alter table connections add column last_error text;
alter table connections add column last_error_at timestamptz;
