-- The schema after all migrations; made by `npm run schema`, compared by the tests. Change a migration instead.

create extension btree_gin;

create extension pg_trgm;

create table address_codes (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  handle uuid not null,
  purpose text not null,
  channel text not null,
  scope text not null,
  connection uuid,
  address text not null,
  digest text not null,
  sealed text,
  sent boolean not null,
  tries integer default 0 not null,
  at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint address_codes_pkey PRIMARY KEY (home, id),
  constraint address_codes_home_handle_fkey FOREIGN KEY (home, handle) REFERENCES handles(home, id) ON DELETE CASCADE,
  constraint address_codes_purpose_check CHECK ((purpose = ANY (ARRAY['verify'::text, 'sign_in'::text])))
);
CREATE INDEX address_codes_address ON public.address_codes USING btree (home, address, at DESC);
CREATE INDEX address_codes_handle ON public.address_codes USING btree (home, handle, at DESC);
comment on table address_codes is 'what: codes that were sent to prove an address; about: customer; purpose: security; keep: 1d; since: at; of: handle -> handle_links.handle';
comment on column address_codes.digest is 'about: nobody';
comment on column address_codes.sealed is 'about: nobody';

create table allocations (
  home uuid not null,
  id uuid not null,
  payment uuid not null,
  order_id uuid not null,
  amount bigint not null,
  constraint allocations_pkey PRIMARY KEY (home, id),
  constraint allocations_home_payment_order_id_key UNIQUE (home, payment, order_id),
  constraint allocations_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id),
  constraint allocations_home_payment_fkey FOREIGN KEY (home, payment) REFERENCES payments(home, id)
);
CREATE INDEX allocations_order ON public.allocations USING btree (home, order_id);
comment on table allocations is 'what: which part of a payment pays which order; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id';

create table api_keys (
  id uuid not null,
  shop uuid not null,
  hash text not null,
  scopes text[] not null,
  created_at timestamp with time zone default now() not null,
  revoked_at timestamp with time zone,
  name text,
  made_by text default 'operator'::text not null,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_shop_fkey FOREIGN KEY (shop) REFERENCES shops(id)
);
comment on table api_keys is 'what: keys of the shop''s own programs; about: staff; purpose: security; keep: while-shop';

create table audit (
  home uuid not null,
  id uuid not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  action text not null,
  target text not null,
  data jsonb default '{}'::jsonb not null,
  constraint audit_pkey PRIMARY KEY (home, id)
);
CREATE INDEX audit_at ON public.audit USING brin (at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX audit_target ON public.audit USING btree (home, target);
comment on table audit is 'what: who did what for the shop; about: staff; purpose: security; keep: 400d; since: at; of: target -> customers.id | target -> conversations.id | target -> orders.number';
comment on column audit.data is 'about: customer; keep: while-customer';

create table blobs (
  home uuid not null,
  id bytea not null,
  type text not null,
  bytes bytea not null,
  at timestamp with time zone default now() not null,
  constraint blobs_pkey PRIMARY KEY (home, id)
);
comment on table blobs is 'what: pictures and files; about: shop; purpose: offer; keep: while-shop';

create table calls (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  staffed boolean,
  mailed_at timestamp with time zone,
  ended_at timestamp with time zone,
  how text,
  answered_at timestamp with time zone,
  constraint calls_pkey PRIMARY KEY (home, id),
  constraint calls_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id),
  constraint calls_check CHECK (((ended_at IS NULL) = (how IS NULL))),
  constraint calls_how_check CHECK ((how = ANY (ARRAY['taken'::text, 'answered'::text, 'back'::text]))),
  constraint calls_reason_check CHECK ((reason = ANY (ARRAY['asked'::text, 'stuck'::text, 'rule'::text])))
);
CREATE INDEX calls_at ON public.calls USING btree (home, at);
CREATE UNIQUE INDEX calls_open ON public.calls USING btree (home, conversation) WHERE (ended_at IS NULL);
CREATE INDEX calls_unanswered ON public.calls USING btree (home, conversation) WHERE (answered_at IS NULL);
comment on table calls is 'what: when a person was asked for in a thread, and when one answered; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table canned_replies (
  home uuid not null,
  id uuid not null,
  member uuid,
  name text not null,
  shortcut text,
  text jsonb not null,
  actions jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint canned_replies_pkey PRIMARY KEY (home, id)
);
comment on table canned_replies is 'what: what staff often say; about: shop; purpose: operation; keep: while-shop';
comment on column canned_replies.member is 'about: staff';

create table cart_lines (
  home uuid not null,
  id uuid not null,
  cart uuid not null,
  offer uuid not null,
  variant uuid not null,
  form jsonb default '{}'::jsonb not null,
  quantity integer not null,
  for_whom text,
  handle uuid,
  position bigint not null,
  constraint cart_lines_pkey PRIMARY KEY (home, id),
  constraint cart_lines_home_cart_fkey FOREIGN KEY (home, cart) REFERENCES carts(home, id),
  constraint cart_lines_quantity_check CHECK ((quantity > 0))
);
CREATE INDEX cart_lines_cart ON public.cart_lines USING btree (home, cart);
comment on table cart_lines is 'what: what lies in the cart; about: customer; purpose: contract; keep: while-customer; of: cart -> carts.id';

create table carts (
  home uuid not null,
  id uuid not null,
  customer uuid,
  conversation uuid,
  currency text not null,
  state text default 'live'::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  worth bigint default 0 not null,
  constraint carts_pkey PRIMARY KEY (home, id),
  constraint carts_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id)
);
CREATE UNIQUE INDEX carts_live ON public.carts USING btree (home, customer) WHERE ((state = 'live'::text) AND (customer IS NOT NULL));
CREATE INDEX carts_updated ON public.carts USING brin (updated_at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX carts_worth ON public.carts USING btree (home, worth DESC, id DESC) WHERE ((state = 'live'::text) AND (worth > 0));
comment on table carts is 'what: carts; about: customer; purpose: contract; keep: 400d; since: updated_at; of: customer -> customers.id';
comment on column carts.updated_at is 'sign: any';

create table catalogs (
  home uuid not null,
  version bigint default 0 not null,
  constraint catalogs_pkey PRIMARY KEY (home)
);
comment on table catalogs is 'what: the version of the catalogue; about: nobody; purpose: offer; keep: while-shop';

create table channel_tokens (
  home uuid not null,
  id uuid not null,
  token text,
  expires_at timestamp with time zone not null,
  claimed_until timestamp with time zone,
  constraint channel_tokens_pkey PRIMARY KEY (home, id)
);
comment on table channel_tokens is 'what: tokens that messengers gave out for a while, sealed; about: nobody; purpose: operation; keep: 1d; since: expires_at';

create table charges (
  home uuid not null,
  id uuid not null,
  gateway text not null,
  ref text,
  url text,
  state text default 'starting'::text not null,
  currency text not null,
  parts jsonb not null,
  created_at timestamp with time zone not null,
  constraint charges_pkey PRIMARY KEY (home, id)
);
CREATE INDEX charges_id ON public.charges USING btree (id);
CREATE UNIQUE INDEX charges_live ON public.charges USING btree (home) WHERE (state = ANY (ARRAY['starting'::text, 'started'::text]));
comment on table charges is 'what: charges that pay several shops, by the ids of their payments; about: nobody; purpose: accounting; keep: 3650d; since: created_at';

create table checkouts (
  home uuid not null,
  id uuid not null,
  cart uuid,
  customer uuid,
  conversation uuid,
  handle uuid,
  state text default 'incomplete'::text not null,
  currency text not null,
  buyer jsonb default '{}'::jsonb not null,
  address jsonb,
  lines jsonb not null,
  totals jsonb not null,
  shipping_option text,
  discount_code text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  pickup_at timestamp with time zone,
  placed jsonb,
  version integer default 1 not null,
  gift jsonb,
  concession jsonb,
  constraint checkouts_pkey PRIMARY KEY (home, id)
);
CREATE INDEX checkouts_created ON public.checkouts USING brin (created_at) WITH (pages_per_range='16', autosummarize='on');
CREATE UNIQUE INDEX checkouts_open ON public.checkouts USING btree (home, cart) WHERE ((cart IS NOT NULL) AND (state <> ALL (ARRAY['completed'::text, 'canceled'::text])));
CREATE INDEX checkouts_overdue ON public.checkouts USING btree (expires_at) WHERE (state <> ALL (ARRAY['completed'::text, 'canceled'::text]));
comment on table checkouts is 'what: what was to be bought, by whom, and where it goes; about: customer; purpose: contract; keep: order; else: 90d; since: created_at; of: customer -> customers.id; locks: state=complete_in_progress|completed; open: state=complete_in_progress';
comment on column checkouts.cart is 'keep: while-customer';
comment on column checkouts.customer is 'keep: while-customer';
comment on column checkouts.conversation is 'keep: while-customer';
comment on column checkouts.handle is 'keep: while-customer';
comment on column checkouts.buyer is 'keep: while-open';
comment on column checkouts.address is 'keep: while-open';
comment on column checkouts.lines is 'blanks: {"form": {}, "detail": ""}';
comment on column checkouts.created_at is 'sign: any';
comment on column checkouts.gift is 'keep: while-open';

create table connections (
  id uuid not null,
  shop uuid not null,
  kind text not null,
  settings text not null,
  created_at timestamp with time zone default now() not null,
  unauthorised_since timestamp with time zone,
  last_error text,
  last_error_at timestamp with time zone,
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_shop_fkey FOREIGN KEY (shop) REFERENCES shops(id)
);
CREATE INDEX connections_shop ON public.connections USING btree (shop, kind);
comment on table connections is 'what: accounts at messengers and payment providers, sealed; about: shop; purpose: operation; keep: while-shop';

create table consents (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  handle uuid,
  conversation uuid,
  purpose text not null,
  subject uuid not null,
  wording text not null,
  language text not null,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  confirmed_at timestamp with time zone,
  source text default ''::text not null,
  constraint consents_pkey PRIMARY KEY (home, id),
  constraint consents_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id),
  constraint consents_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint consents_ended_by_check CHECK ((ended_by = ANY (ARRAY['used'::text, 'withdrawn'::text, 'stop'::text, 'provider'::text, 'replaced'::text, 'expired'::text])))
);
CREATE INDEX consents_customer ON public.consents USING btree (home, customer);
CREATE INDEX consents_handle ON public.consents USING btree (home, handle, purpose);
CREATE INDEX consents_subject ON public.consents USING btree (home, subject);
comment on table consents is 'what: who agreed to what, when and by which words; about: customer; purpose: consent; keep: while-customer; of: customer -> customers.id';
comment on column consents.given_at is 'sign: any';

create table conversation_tags (
  home uuid not null,
  conversation uuid not null,
  tag uuid not null,
  constraint conversation_tags_pkey PRIMARY KEY (home, conversation, tag),
  constraint conversation_tags_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id),
  constraint conversation_tags_home_tag_fkey FOREIGN KEY (home, tag) REFERENCES tags(home, id) ON DELETE CASCADE
);
CREATE INDEX conversation_tags_tag ON public.conversation_tags USING btree (home, tag, conversation);
comment on table conversation_tags is 'what: which words staff put on the thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table conversations (
  home uuid not null,
  id uuid not null,
  kind text default 'shop'::text not null,
  handle uuid,
  customer uuid,
  speaker_kind text default 'concierge'::text not null,
  speaker_id text,
  speaker_name text,
  epoch integer default 1 not null,
  language text default ''::text not null,
  locale text default ''::text not null,
  timezone text default ''::text not null,
  introduced boolean default false not null,
  waiting_since timestamp with time zone,
  state jsonb,
  created_at timestamp with time zone default now() not null,
  last_at timestamp with time zone default now() not null,
  active_at timestamp with time zone default now() not null,
  active_hour timestamp with time zone default date_trunc('hour'::text, now(), 'UTC'::text) not null,
  assignee uuid,
  closed_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  constraint conversations_pkey PRIMARY KEY (home, id)
) with (fillfactor=60);
CREATE INDEX conversations_assignee ON public.conversations USING btree (home, assignee, active_hour) WHERE (assignee IS NOT NULL);
CREATE INDEX conversations_closed ON public.conversations USING btree (home, active_hour) WHERE (closed_at IS NOT NULL);
CREATE INDEX conversations_customer ON public.conversations USING btree (home, customer);
CREATE INDEX conversations_handle ON public.conversations USING btree (handle, home);
CREATE INDEX conversations_id ON public.conversations USING btree (id);
CREATE INDEX conversations_open ON public.conversations USING btree (home, active_hour) WHERE (closed_at IS NULL);
CREATE INDEX conversations_snoozed ON public.conversations USING btree (home, snoozed_until, id) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX conversations_waiting ON public.conversations USING btree (home, waiting_since, id) WHERE ((waiting_since IS NOT NULL) AND (closed_at IS NULL));
comment on table conversations is 'what: threads: their language, who speaks, where the talk stands; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id';
comment on column conversations.speaker_id is 'about: staff';
comment on column conversations.speaker_name is 'about: staff';
comment on column conversations.assignee is 'about: staff';

create table customers (
  home uuid not null,
  id uuid not null,
  name text,
  email text,
  phone text,
  language text default ''::text not null,
  profile jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  one_with uuid,
  constraint customers_pkey PRIMARY KEY (home, id)
);
CREATE INDEX customers_one ON public.customers USING btree (home, one_with) WHERE (one_with IS NOT NULL);
CREATE INDEX customers_sought ON public.customers USING gin (home, lower(((((COALESCE(name, ''::text) || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(phone, ''::text))) gin_trgm_ops) WHERE ((name IS NOT NULL) OR (email IS NOT NULL) OR (phone IS NOT NULL));
comment on table customers is 'what: name, e-mail address, phone, language and what was told of oneself; about: customer; purpose: contract; keep: while-customer; idle: 1095d; since: created_at';

create table deliveries (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  message uuid not null,
  seq bigint not null,
  handle uuid not null,
  connection uuid not null,
  state text default 'queued'::text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  claim uuid,
  provider_ref text,
  reason text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  purpose text,
  held boolean default false not null,
  opened_at timestamp with time zone,
  constraint deliveries_pkey PRIMARY KEY (home, id),
  constraint deliveries_home_message_handle_key UNIQUE (home, message, handle),
  constraint deliveries_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'orders'::text, 'marketing'::text, 'notify.stock'::text, 'notify.price'::text, 'confirmation'::text])))
);
CREATE INDEX deliveries_counted ON public.deliveries USING btree (home, handle, purpose, updated_at) WHERE ((purpose IS NOT NULL) AND (state = ANY (ARRAY['sent'::text, 'uncertain'::text])));
CREATE INDEX deliveries_due ON public.deliveries USING btree (connection, next_at, seq) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX deliveries_held ON public.deliveries USING btree (home, handle, seq, id) WHERE ((state = 'queued'::text) AND held);
CREATE INDEX deliveries_order ON public.deliveries USING btree (home, handle, seq) WHERE ((state = ANY (ARRAY['queued'::text, 'sending'::text])) AND (NOT held));
CREATE INDEX deliveries_sending ON public.deliveries USING btree (connection, next_at) WHERE (state = 'sending'::text);
CREATE INDEX deliveries_unsent ON public.deliveries USING btree (id) WHERE (state = ANY (ARRAY['failed'::text, 'uncertain'::text]));
comment on table deliveries is 'what: whether messages arrived; about: customer; purpose: conversation; keep: while-customer; of: message -> messages.id';

create table discount_uses (
  home uuid not null,
  code text not null,
  checkout uuid not null,
  at timestamp with time zone default now() not null,
  constraint discount_uses_pkey PRIMARY KEY (home, code, checkout)
);
comment on table discount_uses is 'what: discount codes that were used; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id';

create table drafts (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  state text default 'open'::text not null,
  kind text not null,
  epoch integer not null,
  from_seq bigint not null,
  up_to bigint not null,
  handle uuid,
  language text not null,
  messages jsonb not null,
  talk jsonb not null,
  introduces boolean default false not null,
  unforeseen boolean default false not null,
  handover text,
  intents text[] not null,
  reasons jsonb not null,
  sent uuid[] default '{}'::uuid[] not null,
  at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (home, id),
  constraint drafts_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
CREATE INDEX drafts_of ON public.drafts USING btree (home, conversation, at DESC);
CREATE UNIQUE INDEX drafts_open ON public.drafts USING btree (home, conversation) WHERE (state = 'open'::text);
comment on table drafts is 'what: answers of the concierge that waited for a person of the shop; about: customer; purpose: conversation; keep: 30d; since: at; of: conversation -> conversations.id';

create table erasures (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  threads jsonb,
  erased_at timestamp with time zone,
  kept uuid[] default '{}'::uuid[] not null,
  closed_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (home, id),
  constraint erasures_home_customer_key UNIQUE (home, customer)
);
CREATE INDEX erasures_open ON public.erasures USING btree (asked_at) WHERE (closed_at IS NULL);
comment on table erasures is 'what: that somebody asked to be forgotten, without who; about: nobody; purpose: proof; keep: 1100d; since: closed_at';

create table exceptions (
  home uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  payment uuid,
  refund uuid,
  number text,
  amount bigint,
  currency text,
  detail text default ''::text not null,
  at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by text,
  note text,
  constraint exceptions_pkey PRIMARY KEY (home, id),
  constraint exceptions_home_kind_subject_key UNIQUE (home, kind, subject)
);
CREATE INDEX exceptions_open ON public.exceptions USING btree (home, id) WHERE (resolved_at IS NULL);
comment on table exceptions is 'what: what a person of the shop has to decide about money and orders; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id | number -> orders.number; open: resolved_at=';
comment on column exceptions.detail is 'keep: while-open';
comment on column exceptions.resolved_by is 'about: staff';
comment on column exceptions.note is 'keep: while-open';

create table facts (
  home uuid not null,
  stream uuid not null,
  seq bigint not null,
  kind text not null,
  at timestamp with time zone not null,
  subject uuid,
  data jsonb,
  xid xid8 default pg_current_xact_id() not null,
  constraint facts_pkey PRIMARY KEY (home, stream, seq)
);
CREATE INDEX facts_by_commit ON public.facts USING btree (home, xid, stream, seq);
comment on table facts is 'what: what happened in the thread, one after another; about: customer; purpose: conversation; keep: while-customer; of: stream -> conversations.id';

create table fulfilments (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  state text default 'placed'::text not null,
  steps jsonb not null,
  tracking jsonb,
  expected jsonb,
  appointment jsonb,
  contents jsonb,
  goods jsonb,
  constraint fulfilments_pkey PRIMARY KEY (home, id),
  constraint fulfilments_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id)
);
CREATE INDEX fulfilments_open ON public.fulfilments USING btree (home, state, id) WHERE (state = ANY (ARRAY['placed'::text, 'packed'::text, 'shipped'::text]));
CREATE INDEX fulfilments_order ON public.fulfilments USING btree (home, order_id);
CREATE INDEX fulfilments_tracking ON public.fulfilments USING btree (home, ((tracking ->> 'number'::text)));
comment on table fulfilments is 'what: deliveries, appointments and downloads; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';
comment on column fulfilments.tracking is 'keep: while-open';
comment on column fulfilments.appointment is 'keep: while-open';
comment on column fulfilments.contents is 'keep: while-open';
comment on column fulfilments.goods is 'blanks: {"detail": ""}';

create table handle_links (
  home uuid not null,
  id uuid not null,
  handle uuid not null,
  customer uuid not null,
  evidence text not null,
  made_by text not null,
  made_at timestamp with time zone default now() not null,
  undone_at timestamp with time zone,
  constraint handle_links_pkey PRIMARY KEY (home, id),
  constraint handle_links_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id),
  constraint handle_links_home_handle_fkey FOREIGN KEY (home, handle) REFERENCES handles(home, id) ON DELETE CASCADE
);
CREATE INDEX handle_links_customer ON public.handle_links USING btree (home, customer);
CREATE INDEX handle_links_handle ON public.handle_links USING btree (home, handle, made_at DESC);
comment on table handle_links is 'what: why an address is known to be the customer''s; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id; unless: undone_at';

create table handles (
  home uuid not null,
  id uuid not null,
  channel text not null,
  scope text not null,
  address text not null,
  connection uuid,
  stopped_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  heard_at timestamp with time zone,
  proven_at timestamp with time zone,
  constraint handles_pkey PRIMARY KEY (home, id),
  constraint handles_home_channel_scope_address_key UNIQUE (home, channel, scope, address)
);
comment on table handles is 'what: addresses at messengers, when they last wrote, and whether the shop may write there; about: customer; purpose: conversation; keep: while-customer; of: id -> handle_links.handle';

create table holds (
  home uuid not null,
  id uuid not null,
  resource uuid not null,
  checkout uuid not null,
  quantity integer not null,
  expires_at timestamp with time zone not null,
  what text,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  constraint holds_pkey PRIMARY KEY (home, id),
  constraint holds_home_resource_fkey FOREIGN KEY (home, resource) REFERENCES resources(home, id),
  constraint holds_interval CHECK ((((starts_at IS NULL) = (ends_at IS NULL)) AND (starts_at < ends_at))),
  constraint holds_quantity_check CHECK ((quantity > 0))
);
CREATE INDEX holds_resource ON public.holds USING btree (home, resource);
CREATE INDEX holds_times ON public.holds USING btree (home, resource, ends_at) WHERE (ends_at IS NOT NULL);
CREATE UNIQUE INDEX holds_what ON public.holds USING btree (home, checkout, resource, what) NULLS NOT DISTINCT;
alter table holds alter column home set (n_distinct=1);
comment on table holds is 'what: what is held for a checkout; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id';

create table hosts (
  host text not null,
  shop uuid not null,
  constraint hosts_pkey PRIMARY KEY (host),
  constraint hosts_shop_fkey FOREIGN KEY (shop) REFERENCES shops(id)
);
comment on table hosts is 'what: the shop''s own web addresses; about: shop; purpose: operation; keep: while-shop';

create table idempotency (
  home uuid not null,
  scope text not null,
  key text not null,
  request text not null,
  response text not null,
  at timestamp with time zone default now() not null,
  constraint idempotency_pkey PRIMARY KEY (home, scope, key)
);
CREATE INDEX idempotency_at ON public.idempotency USING btree (at);
comment on table idempotency is 'what: answers to requests that may be repeated, sealed; about: customer; purpose: security; keep: 2d; since: at';

create table inbound_items (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  dedupe text not null,
  raw jsonb not null,
  state text default 'received'::text not null,
  tries integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  received_at timestamp with time zone default now() not null,
  constraint inbound_items_pkey PRIMARY KEY (home, id),
  constraint inbound_items_home_connection_dedupe_key UNIQUE (home, connection, dedupe)
);
CREATE INDEX inbound_items_due ON public.inbound_items USING btree (next_at) WHERE (state <> 'done'::text);
CREATE INDEX inbound_items_moving ON public.inbound_items USING btree (home, connection, ((raw ->> 'to'::text))) WHERE ((state <> 'done'::text) AND ((raw ->> 'kind'::text) = 'moved'::text));
CREATE INDEX inbound_items_received ON public.inbound_items USING brin (received_at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX inbound_items_sender ON public.inbound_items USING btree (home, connection, ((raw ->> 'address'::text))) WHERE (state <> 'done'::text);
CREATE INDEX inbound_items_unreadable ON public.inbound_items USING btree (received_at) WHERE (state = 'unreadable'::text);
comment on table inbound_items is 'what: messages as they came in; about: customer; purpose: conversation; keep: 7d; since: received_at; when: state=done|unreadable; of: raw.address -> handles.address';

create table intent_trust (
  home uuid not null,
  id uuid default gen_random_uuid() not null,
  intent text not null,
  unedited integer default 0 not null,
  edited integer default 0 not null,
  dismissed integer default 0 not null,
  live_since timestamp with time zone,
  held_back boolean default false not null,
  constraint intent_trust_pkey PRIMARY KEY (home, id),
  constraint intent_trust_home_intent_key UNIQUE (home, intent)
);
comment on table intent_trust is 'what: how many drafts of each meaning went out as they were; about: nobody; purpose: operation; keep: while-shop';

create table invitations (
  home uuid not null,
  id uuid not null,
  digest text not null,
  email text not null,
  name text,
  role text not null,
  languages text[] default '{}'::text[] not null,
  made_by text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint invitations_pkey PRIMARY KEY (home, id),
  constraint invitations_home_email_key UNIQUE (home, email),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'stylist'::text, 'fulfilment'::text, 'analyst'::text])))
);
comment on table invitations is 'what: who was invited to the team, and has not yet come; about: staff; purpose: security; keep: 30d; since: expires_at';

create table invoice_counters (
  home uuid not null,
  year integer not null,
  last integer not null,
  constraint invoice_counters_pkey PRIMARY KEY (home, year)
);
comment on table invoice_counters is 'what: the last invoice number of a year; about: nobody; purpose: accounting; keep: while-shop';

create table invoices (
  home uuid not null,
  id uuid not null,
  year integer not null,
  place integer not null,
  kind text not null,
  subject uuid not null,
  order_id uuid not null,
  amount bigint not null,
  currency text not null,
  taxes jsonb not null,
  seller jsonb not null,
  at timestamp with time zone not null,
  paper jsonb not null,
  constraint invoices_pkey PRIMARY KEY (home, id),
  constraint invoices_home_kind_subject_key UNIQUE (home, kind, subject),
  constraint invoices_home_year_place_key UNIQUE (home, year, place),
  constraint invoices_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id),
  constraint invoices_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit'::text])))
);
CREATE INDEX invoices_at ON public.invoices USING btree (home, at);
CREATE INDEX invoices_order ON public.invoices USING btree (home, order_id);
comment on table invoices is 'what: invoices and credit notes; about: customer; purpose: accounting; keep: invoice; of: order_id -> orders.id';
comment on column invoices.seller is 'about: shop';
comment on column invoices.paper is 'sheds: address.phone';

create table kept_tests (
  home uuid not null,
  id uuid not null,
  text text not null,
  history jsonb not null,
  locale text,
  expect jsonb not null,
  at timestamp with time zone not null,
  by text not null,
  constraint kept_tests_pkey PRIMARY KEY (home, id)
);
comment on table kept_tests is 'what: sentences, and what the concierge must understand by them; about: shop; purpose: offer; keep: while-shop';

create table mailboxes (
  home uuid not null,
  conversation uuid not null,
  first_in bigint not null,
  last_in bigint not null,
  claim uuid not null,
  claimed_until timestamp with time zone not null,
  tries integer default 0 not null,
  constraint mailboxes_pkey PRIMARY KEY (home, conversation)
);
comment on table mailboxes is 'what: what waits for an answer; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table mails (
  home uuid not null,
  id uuid not null,
  cause text not null,
  kind text not null,
  about uuid not null,
  recipient jsonb not null,
  sender jsonb not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone,
  provider_ref text,
  reason text,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  opened_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (home, id),
  constraint mails_home_cause_key UNIQUE (home, cause),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'kept'::text])))
);
CREATE INDEX mails_at ON public.mails USING brin (at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX mails_newest ON public.mails USING btree (id DESC);
comment on table mails is 'what: e-mails sent; about: customer; purpose: contract; keep: 180d; since: at; when: state=sent|failed|kept; open: state=queued; of: about -> orders.id | about -> conversations.id | about -> checkouts.id';
comment on column mails.sender is 'about: shop';

create table mandates (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  payment uuid not null,
  gateway text not null,
  ref text not null,
  label text not null,
  words text not null,
  language text not null,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint mandates_pkey PRIMARY KEY (home, id),
  constraint mandates_home_payment_key UNIQUE (home, payment),
  constraint mandates_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id)
);
CREATE INDEX mandates_customer ON public.mandates USING btree (home, customer, id DESC);
comment on table mandates is 'what: payment methods that may be charged again, and the words that were agreed to; about: customer; purpose: contract; keep: while-customer; of: customer -> customers.id';
comment on column mandates.given_at is 'sign: any';

create table members (
  home uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  name text not null,
  languages text[] default '{}'::text[] not null,
  skills text[] default '{}'::text[] not null,
  capacity integer,
  on_duty boolean default false not null,
  created_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint members_pkey PRIMARY KEY (home, id),
  constraint members_home_user_id_key UNIQUE (home, user_id),
  constraint members_capacity_check CHECK ((capacity > 0)),
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'stylist'::text, 'fulfilment'::text, 'analyst'::text])))
);
CREATE INDEX members_user ON public.members USING btree (user_id);
comment on table members is 'what: the team: role, name, languages, and whether they are on duty; about: staff; purpose: security; keep: while-shop';

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
  at timestamp with time zone not null,
  edited_at timestamp with time zone,
  removed_at timestamp with time zone,
  reactions jsonb,
  preview jsonb,
  said_for text,
  constraint messages_pkey PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX messages_client ON public.messages USING btree (home, conversation, client_id) WHERE (client_id IS NOT NULL);
comment on table messages is 'what: what was written in the thread; about: customer; purpose: conversation; keep: while-customer; of: id -> facts.subject';
comment on column messages.at is 'sign: author_kind=shopper';

create table migrations (
  number integer not null,
  name text not null,
  digest text not null,
  at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (number)
);
comment on table migrations is 'what: the versions of this schema; about: nobody; purpose: operation; keep: while-shop';

create table missed (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  message uuid not null,
  kind text not null,
  language text not null,
  words text[] not null,
  at timestamp with time zone not null,
  constraint missed_pkey PRIMARY KEY (home, id),
  constraint missed_home_message_kind_key UNIQUE (home, message, kind),
  constraint missed_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
CREATE INDEX missed_newest ON public.missed USING btree (home, at DESC);
CREATE INDEX missed_of ON public.missed USING btree (home, conversation);
comment on table missed is 'what: which messages were not understood, and their words; about: customer; purpose: conversation; keep: 30d; since: at; of: conversation -> conversations.id';

create table notes (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  author uuid,
  author_name text,
  text text not null,
  mentions uuid[] default '{}'::uuid[] not null,
  at timestamp with time zone not null,
  edited_at timestamp with time zone,
  constraint notes_pkey PRIMARY KEY (home, id),
  constraint notes_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
CREATE INDEX notes_conversation ON public.notes USING btree (home, conversation, at, id);
CREATE INDEX notes_mentions ON public.notes USING btree (home, at) WHERE (mentions <> '{}'::uuid[]);
comment on table notes is 'what: what staff noted about the thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on column notes.author is 'about: staff';
comment on column notes.author_name is 'about: staff';
comment on column notes.mentions is 'about: staff';

create table offers (
  home uuid not null,
  id uuid not null,
  source text not null,
  external_id text not null,
  title text not null,
  description text,
  brand text,
  url text,
  categories text[] default '{}'::text[] not null,
  images jsonb default '[]'::jsonb not null,
  attributes jsonb default '{}'::jsonb not null,
  options text[] default '{}'::text[] not null,
  form jsonb default '[]'::jsonb not null,
  price_rule jsonb default '{"kind": "fixed"}'::jsonb not null,
  fulfilment text default 'ship'::text not null,
  concepts text[] default '{}'::text[] not null,
  digest bytea not null,
  version bigint not null,
  active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  digital jsonb,
  legal jsonb,
  rating smallint,
  rating_count integer,
  review_source text,
  constraint offers_pkey PRIMARY KEY (home, id),
  constraint offers_home_source_external_id_key UNIQUE (home, source, external_id),
  constraint offers_rating_check CHECK (((rating >= 100) AND (rating <= 500))),
  constraint offers_rating_count_check CHECK ((rating_count > 0))
);
CREATE INDEX offers_slot ON public.offers USING btree (home, title) WHERE (fulfilment = 'slot'::text);
CREATE INDEX offers_url ON public.offers USING btree (home, url) WHERE (url IS NOT NULL);
CREATE INDEX offers_version ON public.offers USING btree (home, version);
alter table offers alter column home set (n_distinct=1);
comment on table offers is 'what: what the shop sells; about: shop; purpose: offer; keep: while-shop';

create table order_counters (
  home uuid not null,
  last bigint not null,
  constraint order_counters_pkey PRIMARY KEY (home)
);
comment on table order_counters is 'what: the last order number; about: nobody; purpose: contract; keep: while-shop';

create table order_notes (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  by text not null,
  text text not null,
  at timestamp with time zone not null,
  constraint order_notes_pkey PRIMARY KEY (home, id),
  constraint order_notes_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id)
);
CREATE INDEX order_notes_order ON public.order_notes USING btree (home, order_id);
comment on table order_notes is 'what: notes of the staff about an order; about: customer; purpose: contract; keep: while-customer; of: order_id -> orders.id';

create table orders (
  home uuid not null,
  id uuid not null,
  number text not null,
  checkout uuid not null,
  customer uuid,
  conversation uuid,
  handle uuid,
  state text default 'placed'::text not null,
  currency text not null,
  buyer jsonb not null,
  address jsonb,
  lines jsonb not null,
  totals jsonb not null,
  shipping_label text,
  language text default ''::text not null,
  placed_at timestamp with time zone default now() not null,
  short jsonb default '{}'::jsonb not null,
  placed jsonb,
  gift jsonb,
  channel text,
  total bigint generated always as ((jsonb_path_query_first(totals, '$[*]?(@."type" == "total")."amount"'::jsonpath))::bigint) stored,
  constraint orders_pkey PRIMARY KEY (home, id),
  constraint orders_home_checkout_key UNIQUE (home, checkout),
  constraint orders_home_number_key UNIQUE (home, number),
  constraint orders_home_checkout_fkey FOREIGN KEY (home, checkout) REFERENCES checkouts(home, id)
);
CREATE INDEX orders_customer ON public.orders USING btree (home, customer, placed_at DESC);
CREATE INDEX orders_email ON public.orders USING btree (home, lower((buyer ->> 'email'::text)));
CREATE INDEX orders_placed ON public.orders USING btree (home, placed_at DESC, id DESC) INCLUDE (currency, total, channel, conversation);
comment on table orders is 'what: orders: who bought what, for how much, where it went; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id; open: state=placed';
comment on column orders.customer is 'keep: while-customer';
comment on column orders.conversation is 'keep: while-customer';
comment on column orders.handle is 'keep: while-customer';
comment on column orders.buyer is 'sheds: email phone address.phone';
comment on column orders.address is 'sheds: phone';
comment on column orders.lines is 'blanks: {"form": {}, "detail": ""}';
comment on column orders.placed_at is 'sign: any';
comment on column orders.gift is 'keep: while-open';

create table parcels (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  direction text not null,
  fulfilment uuid,
  return_id uuid,
  carrier text not null,
  connection uuid not null,
  state text not null,
  ref text,
  tracking jsonb,
  label bytea,
  reason text,
  events jsonb default '[]'::jsonb not null,
  at timestamp with time zone not null,
  constraint parcels_pkey PRIMARY KEY (home, id),
  constraint parcels_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id),
  constraint parcels_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'back'::text]))),
  constraint parcels_state_check CHECK ((state = ANY (ARRAY['wanted'::text, 'labelled'::text, 'in_transit'::text, 'trouble'::text, 'delivered'::text, 'cancelled'::text])))
);
CREATE UNIQUE INDEX parcels_live ON public.parcels USING btree (home, COALESCE(fulfilment, return_id)) WHERE (state <> 'cancelled'::text);
CREATE INDEX parcels_order ON public.parcels USING btree (home, order_id);
CREATE INDEX parcels_tracking ON public.parcels USING btree (home, ((tracking ->> 'number'::text)));
comment on table parcels is 'what: parcels, their labels and what carriers said of them; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';
comment on column parcels.tracking is 'keep: while-open';
comment on column parcels.label is 'keep: while-open';
comment on column parcels.reason is 'keep: while-open';
comment on column parcels.events is 'blanks: {"text": ""}';

create table participants (
  home uuid not null,
  conversation uuid not null,
  actor_kind text not null,
  actor_id uuid not null,
  role text not null,
  joined_seq bigint default 0 not null,
  left_seq bigint,
  read_seq bigint default 0 not null,
  muted boolean default false not null,
  constraint participants_pkey PRIMARY KEY (home, conversation, actor_kind, actor_id),
  constraint participants_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
) with (fillfactor=80);
comment on table participants is 'what: who takes part in a thread, what they have read, and whether they want to be told of more; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table payment_notices (
  home uuid not null,
  id uuid not null,
  gateway text not null,
  dedupe text not null,
  raw jsonb not null,
  state text default 'received'::text not null,
  received_at timestamp with time zone default now() not null,
  constraint payment_notices_pkey PRIMARY KEY (home, id),
  constraint payment_notices_home_gateway_dedupe_key UNIQUE (home, gateway, dedupe)
);
CREATE INDEX payment_notices_open ON public.payment_notices USING btree (received_at) WHERE (state <> 'done'::text);
CREATE INDEX payment_notices_received ON public.payment_notices USING brin (received_at) WITH (pages_per_range='16', autosummarize='on');
comment on table payment_notices is 'what: notices of payment providers as they came in; about: customer; purpose: accounting; keep: 14d; since: received_at; when: state=done';

create table payments (
  home uuid not null,
  id uuid not null,
  checkout uuid not null,
  gateway text not null,
  gateway_ref text,
  amount bigint not null,
  currency text not null,
  state text default 'started'::text not null,
  url text,
  reason text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  awaited_until timestamp with time zone,
  mandate jsonb,
  charged_by uuid,
  constraint payments_pkey PRIMARY KEY (home, id),
  constraint payments_home_checkout_fkey FOREIGN KEY (home, checkout) REFERENCES checkouts(home, id),
  constraint payments_amount_check CHECK ((amount >= 0))
);
CREATE INDEX payments_checkout ON public.payments USING btree (home, checkout);
CREATE INDEX payments_id ON public.payments USING btree (id);
CREATE UNIQUE INDEX payments_one ON public.payments USING btree (home, checkout) WHERE (state = ANY (ARRAY['started'::text, 'authorised'::text, 'declined'::text, 'in_doubt'::text]));
CREATE INDEX payments_unheard ON public.payments USING btree (updated_at) WHERE (state = ANY (ARRAY['started'::text, 'authorised'::text, 'in_doubt'::text]));
comment on table payments is 'what: payments, without card data; about: customer; purpose: accounting; keep: invoice; of: checkout -> checkouts.id; locks: state=started|authorised|captured|refunded|in_doubt; open: state=started|authorised|in_doubt';
comment on column payments.url is 'keep: while-open';
comment on column payments.awaited_until is 'keep: invoice';
comment on column payments.mandate is 'keep: while-open';
comment on column payments.charged_by is 'keep: invoice';

create table person_addresses (
  home uuid not null,
  id uuid not null,
  person uuid not null,
  seen_at timestamp with time zone not null,
  constraint person_addresses_pkey PRIMARY KEY (home, id),
  constraint person_addresses_check CHECK ((home = id))
);
comment on table person_addresses is 'what: which addresses people have proven, as digests; about: customer; purpose: security; keep: 1100d; since: seen_at';

create table persons (
  home uuid not null,
  id uuid not null,
  seen_at timestamp with time zone not null,
  constraint persons_pkey PRIMARY KEY (home, id),
  constraint persons_check CHECK ((home = id))
);
comment on table persons is 'what: accounts across shops; about: customer; purpose: security; keep: 1100d; since: seen_at';

create table picture_hashes (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  url text not null,
  hashes bit(64)[] not null,
  grids bytea not null,
  at timestamp with time zone not null,
  constraint picture_hashes_pkey PRIMARY KEY (home, id),
  constraint picture_hashes_home_offer_url_key UNIQUE (home, offer, url),
  constraint picture_hashes_home_offer_fkey FOREIGN KEY (home, offer) REFERENCES offers(home, id)
);
comment on table picture_hashes is 'what: what the shop''s own pictures are recognised by; about: shop; purpose: offer; keep: while-shop';

create table polls (
  home uuid not null,
  id uuid not null,
  account text not null,
  since timestamp with time zone not null,
  cursor jsonb,
  claim integer default 0 not null,
  failures integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  constraint polls_pkey PRIMARY KEY (home, id)
);
comment on table polls is 'what: how far accounts have been read that bring nothing by themselves; about: shop; purpose: operation; keep: while-shop';

create table prices (
  home uuid not null,
  id uuid not null,
  variant uuid not null,
  currency text not null,
  market text default ''::text not null,
  valid_from timestamp with time zone default now() not null,
  valid_to timestamp with time zone,
  amount bigint not null,
  compare_at bigint,
  constraint prices_pkey PRIMARY KEY (home, id),
  constraint prices_home_variant_fkey FOREIGN KEY (home, variant) REFERENCES variants(home, id),
  constraint prices_amount_check CHECK ((amount >= 0))
);
CREATE UNIQUE INDEX prices_now ON public.prices USING btree (home, variant, currency, market) WHERE (valid_to IS NULL);
alter table prices alter column home set (n_distinct=1);
comment on table prices is 'what: prices; about: shop; purpose: offer; keep: while-shop';

create table processes (
  id uuid not null,
  started_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  constraint processes_pkey PRIMARY KEY (id)
);
comment on table processes is 'what: servers that are running; about: nobody; purpose: operation; keep: while-shop';

create table purchases (
  home uuid not null,
  id uuid not null,
  parts jsonb not null,
  created_at timestamp with time zone not null,
  constraint purchases_pkey PRIMARY KEY (home, id),
  constraint purchases_check CHECK ((home = id))
);
comment on table purchases is 'what: which checkouts of several shops were paid together, by their ids; about: nobody; purpose: contract; keep: 180d; since: created_at';

create table reaches (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  kind text not null,
  address text not null,
  keys jsonb,
  told_seq bigint default 0 not null,
  at timestamp with time zone not null,
  constraint reaches_pkey PRIMARY KEY (home, id),
  constraint reaches_home_conversation_kind_address_key UNIQUE (home, conversation, kind, address),
  constraint reaches_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id),
  constraint reaches_check CHECK (((kind = 'push'::text) = (keys IS NOT NULL))),
  constraint reaches_kind_check CHECK ((kind = ANY (ARRAY['push'::text, 'email'::text])))
);
comment on table reaches is 'what: where somebody asked to be told of answers; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on column reaches.at is 'sign: any';

create table refunds (
  home uuid not null,
  id uuid not null,
  payment uuid not null,
  order_id uuid,
  amount bigint not null,
  state text default 'requested'::text not null,
  reason text,
  gateway_ref text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  detail jsonb,
  constraint refunds_pkey PRIMARY KEY (home, id),
  constraint refunds_home_payment_fkey FOREIGN KEY (home, payment) REFERENCES payments(home, id),
  constraint refunds_amount_check CHECK ((amount > 0))
);
CREATE INDEX refunds_made ON public.refunds USING btree (home, created_at) WHERE (order_id IS NOT NULL);
CREATE INDEX refunds_payment ON public.refunds USING btree (home, payment);
comment on table refunds is 'what: what was paid back; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id; open: state=requested';
comment on column refunds.reason is 'keep: while-open';
comment on column refunds.detail is 'purpose: accounting; keep: invoice';

create table resources (
  home uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  capacity integer not null,
  key text,
  calendar jsonb,
  constraint resources_pkey PRIMARY KEY (home, id),
  constraint resources_home_kind_subject_key UNIQUE (home, kind, subject),
  constraint resources_capacity_check CHECK ((capacity >= 0))
) with (fillfactor=70);
CREATE UNIQUE INDEX resources_key ON public.resources USING btree (home, key) WHERE (key IS NOT NULL);
alter table resources alter column home set (n_distinct=1);
comment on table resources is 'what: stock and calendars; about: shop; purpose: offer; keep: while-shop';

create table returns (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  place integer not null,
  kind text not null,
  state text not null,
  lines jsonb not null,
  reason text not null,
  note text,
  answer text,
  refunded bigint,
  at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  steps jsonb default '[]'::jsonb not null,
  photos jsonb default '[]'::jsonb not null,
  constraint returns_pkey PRIMARY KEY (home, id),
  constraint returns_home_order_id_place_key UNIQUE (home, order_id, place),
  constraint returns_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id),
  constraint returns_kind_check CHECK ((kind = ANY (ARRAY['return'::text, 'exchange'::text]))),
  constraint returns_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'refused'::text, 'received'::text, 'inspected'::text, 'refunded'::text, 'exchanged'::text, 'cancelled'::text])))
);
CREATE INDEX returns_newest ON public.returns USING btree (home, id DESC);
comment on table returns is 'what: goods that were sent back, and why; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=requested|approved|received|inspected';
comment on column returns.lines is 'blanks: {"detail": ""}';
comment on column returns.note is 'keep: while-open';
comment on column returns.answer is 'keep: while-open';
comment on column returns.at is 'sign: any';
comment on column returns.photos is 'keep: while-open';

create table reviews (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  external_id text not null,
  rating smallint not null,
  title text,
  body text,
  author text,
  at timestamp with time zone,
  language text,
  place integer not null,
  constraint reviews_pkey PRIMARY KEY (home, id),
  constraint reviews_home_offer_external_id_key UNIQUE (home, offer, external_id),
  constraint reviews_home_offer_fkey FOREIGN KEY (home, offer) REFERENCES offers(home, id),
  constraint reviews_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);
CREATE INDEX reviews_newest ON public.reviews USING btree (home, offer, at DESC NULLS LAST, place);
comment on table reviews is 'what: reviews brought from elsewhere, with the names that their authors chose; about: shop; purpose: offer; keep: while-shop';

create table sandbox_charges (
  home uuid not null,
  id uuid not null,
  amount bigint not null,
  currency text not null,
  merchant text not null,
  state text default 'open'::text not null,
  card text,
  refunded bigint default 0 not null,
  settle_at timestamp with time zone,
  notify_url text not null,
  return_url text,
  reference text not null,
  created_at timestamp with time zone default now() not null,
  authorise_only boolean default false not null,
  captured bigint,
  method text,
  words text,
  saved boolean default false not null,
  constraint sandbox_charges_pkey PRIMARY KEY (home, id),
  constraint sandbox_charges_home_reference_key UNIQUE (home, reference)
);
CREATE INDEX sandbox_charges_timed ON public.sandbox_charges USING btree (settle_at) WHERE (state = ANY (ARRAY['settling'::text, 'paid'::text]));
comment on table sandbox_charges is 'what: payments of the test provider; about: nobody; purpose: operation; keep: while-shop';

create table sandbox_events (
  home uuid not null,
  id uuid not null,
  charge uuid not null,
  body jsonb not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone default now() not null,
  delivered_at timestamp with time zone,
  constraint sandbox_events_pkey PRIMARY KEY (home, id),
  constraint sandbox_events_home_charge_fkey FOREIGN KEY (home, charge) REFERENCES sandbox_charges(home, id)
);
CREATE INDEX sandbox_events_due ON public.sandbox_events USING btree (next_at) WHERE (delivered_at IS NULL);
comment on table sandbox_events is 'what: notices of the test provider; about: nobody; purpose: operation; keep: while-shop';

create table sandbox_parcel_events (
  home uuid not null,
  id uuid not null,
  parcel uuid not null,
  body jsonb not null,
  next_at timestamp with time zone not null,
  attempts integer default 0 not null,
  delivered_at timestamp with time zone,
  constraint sandbox_parcel_events_pkey PRIMARY KEY (home, id)
);
CREATE INDEX sandbox_parcel_events_due ON public.sandbox_parcel_events USING btree (next_at) WHERE (delivered_at IS NULL);
comment on table sandbox_parcel_events is 'what: notices of the test carrier; about: nobody; purpose: operation; keep: while-shop';

create table sandbox_parcels (
  home uuid not null,
  id uuid not null,
  reference uuid not null,
  state text not null,
  tracking text not null,
  notify_url text not null,
  label bytea not null,
  pace real not null,
  next_at timestamp with time zone,
  constraint sandbox_parcels_pkey PRIMARY KEY (home, id),
  constraint sandbox_parcels_home_reference_key UNIQUE (home, reference),
  constraint sandbox_parcels_state_check CHECK ((state = ANY (ARRAY['labelled'::text, 'in_transit'::text, 'trouble'::text, 'delivered'::text, 'cancelled'::text])))
);
CREATE INDEX sandbox_parcels_due ON public.sandbox_parcels USING btree (next_at) WHERE (next_at IS NOT NULL);
comment on table sandbox_parcels is 'what: parcels of the test carrier; about: nobody; purpose: operation; keep: while-shop';

create table saved_views (
  home uuid not null,
  id uuid not null,
  member uuid,
  name text not null,
  filter jsonb not null,
  position integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint saved_views_pkey PRIMARY KEY (home, id)
);
comment on table saved_views is 'what: kept filters of the inbox; about: shop; purpose: operation; keep: while-shop';
comment on column saved_views.member is 'about: staff';

create table sent_messages (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  delivery uuid not null,
  position integer not null,
  ref text,
  state text default 'sent'::text not null,
  reason text,
  category text,
  cost bigint,
  cost_currency text,
  at timestamp with time zone default now() not null,
  constraint sent_messages_pkey PRIMARY KEY (home, id),
  constraint sent_messages_home_delivery_position_key UNIQUE (home, delivery, "position"),
  constraint sent_messages_home_delivery_fkey FOREIGN KEY (home, delivery) REFERENCES deliveries(home, id),
  constraint sent_messages_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'delivered'::text, 'read'::text, 'failed'::text])))
);
CREATE INDEX sent_messages_ref ON public.sent_messages USING btree (home, connection, ref);
comment on table sent_messages is 'what: the messages a provider took of a delivery, their fate and price; about: customer; purpose: conversation; keep: while-customer; of: delivery -> deliveries.id';

create table shops (
  id uuid not null,
  slug text not null,
  name text not null,
  currency text not null,
  locale text not null,
  country text,
  timezone text not null,
  test boolean default false not null,
  settings jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint shops_pkey PRIMARY KEY (id),
  constraint shops_slug_key UNIQUE (slug)
);
comment on table shops is 'what: the shop, its settings and its imprint; about: shop; purpose: operation; keep: while-shop';

create table sign_ins (
  home uuid not null,
  id uuid not null,
  handle uuid not null,
  account text not null,
  hint text not null,
  at timestamp with time zone not null,
  constraint sign_ins_pkey PRIMARY KEY (home, id),
  constraint sign_ins_home_handle_key UNIQUE (home, handle),
  constraint sign_ins_home_handle_fkey FOREIGN KEY (home, handle) REFERENCES handles(home, id) ON DELETE CASCADE
);
CREATE INDEX sign_ins_account ON public.sign_ins USING btree (home, account);
comment on table sign_ins is 'what: devices that the customer has signed in on; about: customer; purpose: security; keep: while-customer; of: handle -> handle_links.handle';

create table sold_lines (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  placed_at timestamp with time zone not null,
  offer uuid not null,
  quantity integer not null,
  total bigint not null,
  currency text not null,
  channel text,
  constraint sold_lines_pkey PRIMARY KEY (home, id),
  constraint sold_lines_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id)
);
CREATE INDEX sold_lines_order ON public.sold_lines USING btree (home, order_id);
CREATE INDEX sold_lines_placed ON public.sold_lines USING btree (home, placed_at) INCLUDE (offer, quantity, total, currency, channel);
comment on table sold_lines is 'what: what orders sold, and for how much; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';

create table sought_marks (
  home uuid not null,
  id uuid not null,
  xid xid8 default '0'::xid8 not null,
  stream uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  seq bigint default 0 not null,
  constraint sought_marks_pkey PRIMARY KEY (home, id),
  constraint sought_marks_check CHECK ((home = id))
);
comment on table sought_marks is 'what: how far messages can be found by their words; about: nobody; purpose: operation; keep: while-shop';

create table sought_messages (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  text text not null,
  constraint sought_messages_pkey PRIMARY KEY (home, id),
  constraint sought_messages_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
CREATE INDEX sought_messages_conversation ON public.sought_messages USING btree (home, conversation);
CREATE INDEX sought_messages_text ON public.sought_messages USING gin (home, text gin_trgm_ops);
comment on table sought_messages is 'what: what was written, to be found by its words; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on column sought_messages.text is 'about: nobody';

create table staff_accounts (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_accounts_pkey PRIMARY KEY (id),
  constraint staff_accounts_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint staff_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_users(id) ON DELETE CASCADE
);
CREATE INDEX staff_accounts_user ON public.staff_accounts USING btree (user_id);
comment on table staff_accounts is 'what: how staff sign in: digests of passwords, accounts at identity providers; about: staff; purpose: security; keep: while-shop';

create table staff_devices (
  home uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  keys jsonb not null,
  at timestamp with time zone not null,
  told uuid,
  constraint staff_devices_pkey PRIMARY KEY (home, id),
  constraint staff_devices_endpoint_key UNIQUE (endpoint),
  constraint staff_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_users(id) ON DELETE CASCADE
);
CREATE INDEX staff_devices_user ON public.staff_devices USING btree (user_id);
comment on table staff_devices is 'what: browsers in which staff are called; about: staff; purpose: conversation; keep: while-shop';

create table staff_passkeys (
  id uuid not null,
  user_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamp with time zone default now(),
  aaguid text,
  constraint staff_passkeys_pkey PRIMARY KEY (id),
  constraint staff_passkeys_credential_id_key UNIQUE (credential_id),
  constraint staff_passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_users(id) ON DELETE CASCADE
);
CREATE INDEX staff_passkeys_user ON public.staff_passkeys USING btree (user_id);
comment on table staff_passkeys is 'what: public keys that staff sign in with; about: staff; purpose: security; keep: while-shop';

create table staff_sessions (
  home uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_sessions_pkey PRIMARY KEY (home, id),
  constraint staff_sessions_token_key UNIQUE (token),
  constraint staff_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_users(id) ON DELETE CASCADE
);
CREATE INDEX staff_sessions_user ON public.staff_sessions USING btree (user_id);
comment on table staff_sessions is 'what: where staff are signed in; about: staff; purpose: security; keep: 1d; since: expires_at';

create table staff_two_factors (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  constraint staff_two_factors_pkey PRIMARY KEY (id),
  constraint staff_two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_users(id) ON DELETE CASCADE
);
CREATE INDEX staff_two_factors_user ON public.staff_two_factors USING btree (user_id);
comment on table staff_two_factors is 'what: second factors of staff, sealed; about: staff; purpose: security; keep: while-shop';

create table staff_users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  demo boolean default false not null,
  two_factor_enabled boolean default false not null,
  constraint staff_users_pkey PRIMARY KEY (id),
  constraint staff_users_email_key UNIQUE (email)
);
comment on table staff_users is 'what: who signs in to work for shops: name and e-mail address; about: staff; purpose: security; keep: while-shop';

create table staff_verifications (
  home uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint staff_verifications_pkey PRIMARY KEY (home, id)
);
CREATE INDEX staff_verifications_identifier ON public.staff_verifications USING btree (identifier);
comment on table staff_verifications is 'what: sign-ins of staff that are under way; about: staff; purpose: security; keep: 1d; since: expires_at';

create table streams (
  home uuid not null,
  id uuid not null,
  head bigint default 0 not null,
  floor bigint default 1 not null,
  constraint streams_pkey PRIMARY KEY (home, id)
) with (fillfactor=60);
comment on table streams is 'what: how far a thread has come; about: customer; purpose: conversation; keep: while-customer; of: id -> conversations.id';

create table surveys (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  customer uuid not null,
  message uuid not null,
  channel text not null,
  by text not null,
  members text[] default '{}'::text[] not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  score smallint,
  comment text,
  scored_in uuid,
  said_in uuid,
  constraint surveys_pkey PRIMARY KEY (home, id),
  constraint surveys_by_check CHECK ((by = ANY (ARRAY['concierge'::text, 'staff'::text]))),
  constraint surveys_score_check CHECK (((score >= 1) AND (score <= 5)))
);
CREATE INDEX surveys_asked ON public.surveys USING btree (home, asked_at);
CREATE INDEX surveys_conversation ON public.surveys USING btree (home, conversation, asked_at DESC);
CREATE INDEX surveys_customer ON public.surveys USING btree (home, customer, asked_at DESC);
comment on table surveys is 'what: who was asked how they were served, and their answer; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table tags (
  home uuid not null,
  id uuid not null,
  name text not null,
  colour text not null,
  created_at timestamp with time zone default now() not null,
  constraint tags_pkey PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX tags_name ON public.tags USING btree (home, lower(name));
comment on table tags is 'what: words that staff put on threads; about: shop; purpose: operation; keep: while-shop';

create table talk_cursors (
  home uuid not null,
  xid text not null,
  stream uuid not null,
  seq bigint not null,
  constraint talk_cursors_pkey PRIMARY KEY (home)
);
comment on table talk_cursors is 'what: how far the talks have been counted; about: nobody; purpose: operation; keep: while-shop';

create table talks (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  channel text not null,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  last_seq bigint not null,
  asked integer default 0 not null,
  concierge integer default 0 not null,
  staff integer default 0 not null,
  waits_since timestamp with time zone,
  concierge_ms bigint,
  staff_ms bigint,
  handed_at timestamp with time zone,
  handed_for text,
  stage smallint default 0 not null,
  orders uuid[] default '{}'::uuid[] not null,
  team jsonb,
  closed_at timestamp with time zone,
  ask_at timestamp with time zone,
  constraint talks_pkey PRIMARY KEY (home, id)
);
CREATE INDEX talks_ask ON public.talks USING btree (ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX talks_conversation ON public.talks USING btree (home, conversation, started_at DESC);
CREATE INDEX talks_started ON public.talks USING btree (home, started_at);
comment on table talks is 'what: how long answers took and what came of each talk, without what was said; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table teachings (
  home uuid not null,
  id uuid not null,
  lesson jsonb not null,
  version integer not null,
  at timestamp with time zone not null,
  by text not null,
  undone_version integer,
  undone_at timestamp with time zone,
  undone_by text,
  constraint teachings_pkey PRIMARY KEY (home, id)
);
comment on table teachings is 'what: words and answers that the concierge was taught, and by whom; about: shop; purpose: offer; keep: while-shop';

create table templates (
  home uuid not null,
  id uuid not null,
  connection uuid not null,
  name text not null,
  language text not null,
  category text not null,
  purpose text,
  body text not null,
  state text not null,
  reason text,
  ref text,
  at timestamp with time zone not null,
  constraint templates_pkey PRIMARY KEY (home, id),
  constraint templates_home_connection_name_language_key UNIQUE (home, connection, name, language),
  constraint templates_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'orders'::text, 'marketing'::text, 'notify.stock'::text, 'notify.price'::text]))),
  constraint templates_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'paused'::text, 'disabled'::text])))
);
comment on table templates is 'what: messages that a messenger approved beforehand; about: shop; purpose: operation; keep: while-shop';

create table thread_links (
  home uuid not null,
  id uuid not null,
  conversation uuid not null,
  code text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint thread_links_pkey PRIMARY KEY (home, id),
  constraint thread_links_home_code_key UNIQUE (home, code),
  constraint thread_links_home_conversation_key UNIQUE (home, conversation),
  constraint thread_links_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
comment on table thread_links is 'what: the one-use code with which a thread goes on at another device; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table turns (
  home uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  constraint turns_pkey PRIMARY KEY (home, id),
  constraint turns_home_id_fkey FOREIGN KEY (home, id) REFERENCES members(home, id) ON DELETE CASCADE
);
comment on table turns is 'what: when members were last given a thread; about: staff; purpose: conversation; keep: while-shop';

create table uploads (
  home uuid not null,
  id bytea not null,
  conversation uuid not null,
  type text not null,
  bytes bytea not null,
  at timestamp with time zone not null,
  constraint uploads_pkey PRIMARY KEY (home, id),
  constraint uploads_home_conversation_fkey FOREIGN KEY (home, conversation) REFERENCES conversations(home, id)
);
CREATE INDEX uploads_conversation ON public.uploads USING btree (home, conversation);
comment on table uploads is 'what: pictures brought into a thread; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';

create table variants (
  home uuid not null,
  id uuid not null,
  offer uuid not null,
  external_id text not null,
  sku text,
  options jsonb default '{}'::jsonb not null,
  image text,
  position integer default 0 not null,
  concepts text[] default '{}'::text[] not null,
  active boolean default true not null,
  net_quantity jsonb,
  constraint variants_pkey PRIMARY KEY (home, id),
  constraint variants_home_offer_external_id_key UNIQUE (home, offer, external_id),
  constraint variants_home_offer_fkey FOREIGN KEY (home, offer) REFERENCES offers(home, id)
);
CREATE INDEX variants_sku ON public.variants USING btree (home, sku) WHERE (sku IS NOT NULL);
alter table variants alter column home set (n_distinct=1);
comment on table variants is 'what: sizes and colours of what is sold; about: shop; purpose: offer; keep: while-shop';

create table watches (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  conversation uuid not null,
  handle uuid,
  kind text not null,
  offer uuid not null,
  variant uuid,
  below bigint,
  currency text not null,
  state text default 'open'::text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint watches_pkey PRIMARY KEY (home, id),
  constraint watches_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id),
  constraint watches_below_check CHECK ((below > 0)),
  constraint watches_check CHECK (((kind = 'price'::text) = (below IS NOT NULL))),
  constraint watches_kind_check CHECK ((kind = ANY (ARRAY['stock'::text, 'price'::text]))),
  constraint watches_state_check CHECK ((state = ANY (ARRAY['open'::text, 'told'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX watches_once ON public.watches USING btree (home, customer, kind, offer, variant) NULLS NOT DISTINCT WHERE (state = 'open'::text);
CREATE INDEX watches_open ON public.watches USING btree (home, offer) WHERE (state = 'open'::text);
comment on table watches is 'what: what somebody wants to be told of; about: customer; purpose: consent; keep: while-customer; of: customer -> customers.id';
comment on column watches.at is 'sign: any';

create table wishes (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  offer uuid not null,
  handle uuid,
  at timestamp with time zone not null,
  constraint wishes_pkey PRIMARY KEY (home, id),
  constraint wishes_home_customer_offer_key UNIQUE (home, customer, offer),
  constraint wishes_home_customer_fkey FOREIGN KEY (home, customer) REFERENCES customers(home, id)
);
comment on table wishes is 'what: what was saved for later; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id';
comment on column wishes.at is 'sign: any';

create table withdrawals (
  home uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  state text not null,
  lines jsonb not null,
  body text not null,
  language text not null,
  buyer jsonb not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  note text,
  constraint withdrawals_pkey PRIMARY KEY (home, id),
  constraint withdrawals_home_order_id_fkey FOREIGN KEY (home, order_id) REFERENCES orders(home, id),
  constraint withdrawals_state_check CHECK ((state = ANY (ARRAY['received'::text, 'settled'::text])))
);
CREATE INDEX withdrawals_newest ON public.withdrawals USING btree (home, at DESC, id DESC);
CREATE INDEX withdrawals_order ON public.withdrawals USING btree (home, order_id);
comment on table withdrawals is 'what: statements of withdrawal from a contract, and who dealt with them; about: customer; purpose: contract; keep: order; of: order_id -> orders.id; open: state=received';
comment on column withdrawals.lines is 'blanks: {"detail": "", "reason": ""}';
comment on column withdrawals.body is 'keep: while-open';
comment on column withdrawals.buyer is 'sheds: email phone';
comment on column withdrawals.at is 'sign: any';
comment on column withdrawals.settled_by is 'about: staff';
comment on column withdrawals.note is 'keep: while-open';
