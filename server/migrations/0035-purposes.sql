-- What the shop says of its own accord it says for a purpose, which decides whether it may. A held delivery waits for the
-- day or its turn, and stands in nobody's way.
alter table deliveries add column purpose text
  check (purpose in ('service', 'orders', 'marketing', 'notify.stock', 'notify.price', 'confirmation'));
alter table deliveries add column held boolean not null default false;
create index deliveries_counted on deliveries (home, handle, purpose, updated_at)
  where purpose is not null and state in ('sent', 'uncertain');

-- When this very handle last wrote: its channel's window is its own.
alter table handles add column heard_at timestamptz;
update handles h set heard_at = (select max(m.at) from messages m
  where m.home = h.home and m.handle = h.id and m.author_kind = 'shopper' and m.client_id is not null)
  where h.connection is not null;
comment on table handles is 'what: addresses at messengers, when they last wrote, and whether the shop may write there; about: customer; purpose: conversation; keep: while-customer; of: id -> handle_links.handle';

-- An agreement that has to be confirmed counts from then on; `source` is where the words were shown.
alter table consents add column confirmed_at timestamptz;
alter table consents add column tries integer not null default 0;
alter table consents add column source text not null default '';
update consents set confirmed_at = given_at;
alter table consents drop constraint consents_ended_by_check;
alter table consents add constraint consents_ended_by_check
  check (ended_by in ('used', 'withdrawn', 'stop', 'provider', 'replaced', 'expired'));
create index consents_handle on consents (home, handle, purpose);
