-- Reports are read from the orders themselves: what one comes to, where it was written, and each thing that it sold.
alter table orders add column channel text,
  add column total bigint generated always as ((jsonb_path_query_first(totals, '$[*] ? (@.type == "total").amount'))::bigint) stored;
update orders o set channel = h.channel from handles h where h.home = o.home and h.id = o.handle;
-- The same order as before, with all that a sum wants.
drop index orders_placed;
create index orders_placed on orders (home, placed_at desc, id desc) include (currency, total, channel, conversation);

create table sold_lines (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  placed_at timestamptz not null,
  offer uuid not null,
  quantity integer not null,
  total bigint not null,
  currency text not null,
  channel text,
  primary key (home, id),
  foreign key (home, order_id) references orders (home, id)
);
create index sold_lines_placed on sold_lines (home, placed_at) include (offer, quantity, total, currency, channel);
create index sold_lines_order on sold_lines (home, order_id);
comment on table sold_lines is 'what: what orders sold, and for how much; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';
insert into sold_lines (home, id, order_id, placed_at, offer, quantity, total, currency, channel)
  select o.home, uuidv7(), o.id, o.placed_at, (l ->> 'offer')::uuid, (l ->> 'quantity')::integer,
    (l ->> 'total')::bigint, o.currency, o.channel
  from orders o cross join jsonb_array_elements(o.lines) l;

create index refunds_made on refunds (home, created_at) where order_id is not null;
