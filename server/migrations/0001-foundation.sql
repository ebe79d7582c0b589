-- Conventions. Outside a small directory (shops, hosts, connections, api_keys, processes) every table is keyed by
-- (home, id): home is the shop for shop data. Unique indexes carry home too, so that the tables can be distributed.
-- Ids are UUIDv7 made by the server. Money is bigint minor units. Times are timestamptz.

-- directory ---------------------------------------------------------------------------------------------------------

create table shops (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  currency text not null,
  locale text not null,
  country text,
  timezone text not null,
  test boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table hosts (
  host text primary key,
  shop uuid not null references shops (id)
);

create table api_keys (
  id uuid primary key,
  shop uuid not null references shops (id),
  hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- One configured account of a channel. Settings are sealed: they hold the provider's credentials.
create table connections (
  id uuid primary key,
  shop uuid not null references shops (id),
  kind text not null,
  settings text not null,
  created_at timestamptz not null default now()
);
create index connections_shop on connections (shop, kind);

-- The running servers on this database; live hints are sent only while there are others.
create table processes (
  id uuid primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

-- kernel ------------------------------------------------------------------------------------------------------------

-- A stream of facts: a conversation, or an order that has none. head is the last seq given, floor the first one kept.
create table streams (
  home uuid not null,
  id uuid not null,
  head bigint not null default 0,
  floor bigint not null default 1,
  primary key (home, id)
) with (fillfactor = 60);

-- What happened. A fact without data is about its subject: message.created points at its row in messages.
create table facts (
  home uuid not null,
  stream uuid not null,
  seq bigint not null,
  kind text not null,
  at timestamptz not null,
  subject uuid,
  data jsonb,
  xid xid8 not null default pg_current_xact_id(),
  primary key (home, stream, seq)
);
create index facts_by_commit on facts (home, xid, stream, seq);

create table idempotency (
  home uuid not null,
  scope text not null,
  key text not null,
  request text not null,
  response text not null,
  at timestamptz not null default now(),
  primary key (home, scope, key)
);
create index idempotency_at on idempotency (at);

create table audit (
  home uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  target text not null,
  data jsonb not null default '{}',
  primary key (home, id)
);

create table blobs (
  home uuid not null,
  id bytea not null,
  type text not null,
  bytes bytea not null,
  at timestamptz not null default now(),
  primary key (home, id)
);

-- people ------------------------------------------------------------------------------------------------------------

create table customers (
  home uuid not null,
  id uuid not null,
  name text,
  email text,
  phone text,
  language text not null default '',
  profile jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (home, id)
);

-- An address on a channel, unique within its issuer's scope (a WhatsApp id within a business, a device within the shop).
create table handles (
  home uuid not null,
  id uuid not null,
  channel text not null,
  scope text not null,
  address text not null,
  connection uuid,
  stopped_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, channel, scope, address)
);

-- Which customer a handle belongs to, and why. The newest row that is not undone counts; nothing is rewritten.
create table handle_links (
  home uuid not null,
  id uuid not null,
  handle uuid not null,
  customer uuid not null,
  evidence text not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (home, id),
  foreign key (home, handle) references handles (home, id),
  foreign key (home, customer) references customers (home, id)
);
create index handle_links_handle on handle_links (home, handle, made_at desc);
create index handle_links_customer on handle_links (home, customer);

-- catalog -----------------------------------------------------------------------------------------------------------

-- Raised under its row lock by every change of the catalogue, so that versions commit in order and an index in memory
-- knows what it has not seen.
create table catalogs (
  home uuid primary key,
  version bigint not null default 0
);

create table offers (
  home uuid not null,
  id uuid not null,
  source text not null,
  external_id text not null,
  title text not null,
  description text,
  brand text,
  url text,
  categories text[] not null default '{}',
  images jsonb not null default '[]',
  attributes jsonb not null default '{}',
  options text[] not null default '{}',
  form jsonb not null default '[]',
  price_rule jsonb not null default '{"kind":"fixed"}',
  fulfilment text not null default 'ship',
  concepts text[] not null default '{}',
  digest bytea not null,
  version bigint not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, source, external_id)
);
create index offers_version on offers (home, version);

create table variants (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  external_id text not null,
  sku text,
  options jsonb not null default '{}',
  image text,
  position int not null default 0,
  concepts text[] not null default '{}',
  active boolean not null default true,
  primary key (home, id),
  unique (home, offer, external_id),
  foreign key (home, offer) references offers (home, id)
);

-- Dated: the row without an end is the price now, the others are what it was.
create table prices (
  home uuid not null,
  id uuid not null,
  variant uuid not null,
  currency text not null,
  market text not null default '',
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  amount bigint not null check (amount >= 0),
  compare_at bigint,
  primary key (home, id),
  foreign key (home, variant) references variants (home, id)
);
create unique index prices_now on prices (home, variant, currency, market) where valid_to is null;

-- resources ---------------------------------------------------------------------------------------------------------

-- Everything scarce. Stock of a variant that is not counted has no row.
create table resources (
  home uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  capacity int not null check (capacity >= 0),
  primary key (home, id),
  unique (home, kind, subject)
) with (fillfactor = 70);

create table holds (
  home uuid not null,
  id uuid not null,
  resource uuid not null,
  checkout uuid not null,
  quantity int not null check (quantity > 0),
  expires_at timestamptz not null,
  primary key (home, id),
  unique (home, checkout, resource),
  foreign key (home, resource) references resources (home, id)
);
create index holds_resource on holds (home, resource);

-- conversations -----------------------------------------------------------------------------------------------------

create table conversations (
  home uuid not null,
  id uuid not null,
  kind text not null default 'shop',
  handle uuid,
  customer uuid,
  speaker_kind text not null default 'concierge',
  speaker_id text,
  speaker_name text,
  epoch int not null default 1,
  language text not null default '',
  locale text not null default '',
  timezone text not null default '',
  introduced boolean not null default false,
  waiting_since timestamptz,
  state jsonb,
  created_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (home, id)
) with (fillfactor = 60);
create index conversations_id on conversations (id);
create index conversations_handle on conversations (home, handle);

create table participants (
  home uuid not null,
  conversation uuid not null,
  actor_kind text not null,
  actor_id uuid not null,
  role text not null,
  joined_seq bigint not null default 0,
  left_seq bigint,
  read_seq bigint not null default 0,
  primary key (home, conversation, actor_kind, actor_id),
  foreign key (home, conversation) references conversations (home, id)
) with (fillfactor = 80);

create table messages (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  seq bigint not null,
  author_kind text not null,
  author_id text,
  author_name text,
  handle uuid,
  client_id text,
  parts jsonb not null,
  in_reply_to uuid,
  at timestamptz not null,
  primary key (home, id)
);
create unique index messages_client on messages (home, conversation, client_id) where client_id is not null;

-- A row while something waits for an answer: messages first_in to last_in of the stream. The claim is the fence: a turn's
-- result is stored only while its claim stands.
create table mailboxes (
  home uuid not null,
  conversation uuid not null,
  first_in bigint not null,
  last_in bigint not null,
  claim uuid not null,
  claimed_until timestamptz not null,
  tries int not null default 0,
  primary key (home, conversation)
);

-- One attempt to bring a message to a handle of a channel that pushes. Claimed fairly per connection.
create table deliveries (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  message uuid not null,
  seq bigint not null,
  handle uuid not null,
  connection uuid not null,
  state text not null default 'queued',
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  claim uuid,
  provider_ref text,
  reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, message, handle)
);
create index deliveries_due on deliveries (connection, next_at) where state in ('queued', 'sending');
create index deliveries_order on deliveries (home, handle, seq) where state in ('queued', 'sending');

-- What a provider's webhook brought, stored before it is acknowledged: received, being handled, done.
create table inbound_items (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  dedupe text not null,
  raw jsonb not null,
  state text not null default 'received',
  tries int not null default 0,
  next_at timestamptz not null default now(),
  received_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, connection, dedupe)
);
create index inbound_items_due on inbound_items (next_at) where state <> 'done';

-- carts, orders -----------------------------------------------------------------------------------------------------

create table carts (
  home uuid not null,
  id uuid not null,
  customer uuid,
  conversation uuid,
  currency text not null,
  state text not null default 'live',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id)
);
create unique index carts_live on carts (home, customer) where state = 'live' and customer is not null;

create table cart_lines (
  home uuid not null,
  id uuid not null,
  cart uuid not null,
  offer uuid not null,
  variant uuid not null,
  form jsonb not null default '{}',
  quantity int not null check (quantity > 0),
  for_whom text,
  handle uuid,
  position bigint not null,
  primary key (home, id),
  foreign key (home, cart) references carts (home, id)
);
create index cart_lines_cart on cart_lines (home, cart);

create table checkouts (
  home uuid not null,
  id uuid not null,
  cart uuid,
  customer uuid,
  conversation uuid,
  handle uuid,
  state text not null default 'incomplete',
  currency text not null,
  buyer jsonb not null default '{}',
  address jsonb,
  lines jsonb not null,
  totals jsonb not null,
  shipping_option text,
  discount_code text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id)
);
create unique index checkouts_open on checkouts (home, cart) where cart is not null and state not in ('completed', 'canceled');

create index checkouts_overdue on checkouts (expires_at) where state not in ('completed', 'canceled');

create table discount_uses (
  home uuid not null,
  code text not null,
  checkout uuid not null,
  at timestamptz not null default now(),
  primary key (home, code, checkout)
);

create table order_counters (
  home uuid primary key,
  last bigint not null
);

create table orders (
  home uuid not null,
  id uuid not null,
  number text not null,
  checkout uuid not null,
  customer uuid,
  conversation uuid,
  handle uuid,
  state text not null default 'placed',
  currency text not null,
  buyer jsonb not null,
  address jsonb,
  lines jsonb not null,
  totals jsonb not null,
  shipping_label text,
  language text not null default '',
  placed_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, number),
  unique (home, checkout),
  foreign key (home, checkout) references checkouts (home, id)
);
create index orders_customer on orders (home, customer, placed_at desc);

create table fulfilments (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  state text not null default 'placed',
  steps jsonb not null,
  tracking jsonb,
  expected jsonb,
  primary key (home, id),
  foreign key (home, order_id) references orders (home, id)
);
create index fulfilments_order on fulfilments (home, order_id);

-- payments ----------------------------------------------------------------------------------------------------------

create table payments (
  home uuid not null,
  id uuid not null,
  checkout uuid not null,
  gateway text not null,
  gateway_ref text,
  amount bigint not null check (amount >= 0),
  currency text not null,
  state text not null default 'started',
  url text,
  reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id),
  foreign key (home, checkout) references checkouts (home, id)
);
-- One charge per checkout: a second payment can start only when the first can no longer be charged. A declined one can:
-- its page takes another card.
create unique index payments_one on payments (home, checkout) where state not in ('voided', 'refunded');

create index payments_id on payments (id);
create index payments_unheard on payments (updated_at) where state in ('started', 'in_doubt');

create table allocations (
  home uuid not null,
  id uuid not null,
  payment uuid not null,
  order_id uuid not null,
  amount bigint not null,
  primary key (home, id),
  unique (home, payment, order_id),
  foreign key (home, payment) references payments (home, id),
  foreign key (home, order_id) references orders (home, id)
);

create table refunds (
  home uuid not null,
  id uuid not null,
  payment uuid not null,
  order_id uuid,
  amount bigint not null check (amount > 0),
  state text not null default 'requested',
  reason text,
  gateway_ref text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (home, id),
  foreign key (home, payment) references payments (home, id)
);
create index refunds_payment on refunds (home, payment);

-- What a gateway's webhook brought, stored before it is acknowledged.
create table payment_notices (
  home uuid not null,
  id uuid not null,
  gateway text not null,
  dedupe text not null,
  raw jsonb not null,
  state text not null default 'received',
  received_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, gateway, dedupe)
);

create index payment_notices_open on payment_notices (received_at) where state <> 'done';

-- The sandbox is a payment provider of its own, reached by HTTP only; this is its memory.
create table sandbox_charges (
  home uuid not null,
  id uuid not null,
  amount bigint not null,
  currency text not null,
  merchant text not null,
  state text not null default 'open',
  card text,
  refunded bigint not null default 0,
  settle_at timestamptz,
  notify_url text not null,
  return_url text,
  reference text not null,
  created_at timestamptz not null default now(),
  primary key (home, id),
  unique (home, reference)
);

create index sandbox_charges_due on sandbox_charges (settle_at) where state = 'settling';

create table sandbox_events (
  home uuid not null,
  id uuid not null,
  charge uuid not null,
  body jsonb not null,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  delivered_at timestamptz,
  primary key (home, id),
  foreign key (home, charge) references sandbox_charges (home, id)
);
create index sandbox_events_due on sandbox_events (next_at) where delivered_at is null;
