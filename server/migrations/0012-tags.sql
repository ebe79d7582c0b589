-- What each column is about, for which purpose it is kept and until when: docs/privacy.md has the grammar. Columns take the
-- tag of their table unless they have one of their own. Export, erasure, retention and the record of processing read this.
comment on table allocations is 'what: which part of a payment pays which order; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id';
comment on table api_keys is 'what: keys of the shop''s own programs; about: staff; purpose: security; keep: while-shop';
comment on table audit is 'what: who did what for the shop; about: staff; purpose: security; keep: 400d; since: at; of: target -> customers.id | target -> conversations.id | target -> orders.number';
comment on column audit.data is 'about: customer; keep: while-customer';
comment on table blobs is 'what: pictures and files; about: shop; purpose: offer; keep: while-shop';
comment on table cart_lines is 'what: what lies in the cart; about: customer; purpose: contract; keep: while-customer; of: cart -> carts.id';
comment on table carts is 'what: carts; about: customer; purpose: contract; keep: 400d; since: updated_at; of: customer -> customers.id';
comment on table catalogs is 'what: the version of the catalogue; about: nobody; purpose: offer; keep: while-shop';
comment on table checkouts is 'what: what was to be bought, by whom, and where it goes; about: customer; purpose: contract; keep: order; else: 90d; since: created_at; of: customer -> customers.id; locks: state=complete_in_progress|completed; open: state=complete_in_progress';
comment on column checkouts.customer is 'keep: while-customer';
comment on column checkouts.conversation is 'keep: while-customer';
comment on column checkouts.handle is 'keep: while-customer';
comment on column checkouts.cart is 'keep: while-customer';
comment on column checkouts.buyer is 'keep: while-open';
comment on column checkouts.address is 'keep: while-open';
comment on column checkouts.lines is 'blanks: {"form": {}, "detail": ""}';
comment on table connections is 'what: accounts at messengers and payment providers, sealed; about: shop; purpose: operation; keep: while-shop';
comment on table conversations is 'what: threads: their language, who speaks, where the talk stands; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id';
comment on column conversations.speaker_id is 'about: staff';
comment on column conversations.speaker_name is 'about: staff';
comment on table customers is 'what: name, e-mail address, phone, language and what was told of oneself; about: customer; purpose: contract; keep: while-customer';
comment on table deliveries is 'what: whether messages arrived; about: customer; purpose: conversation; keep: while-customer; of: message -> messages.id';
comment on table discount_uses is 'what: discount codes that were used; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id';
comment on table exceptions is 'what: what a person of the shop has to decide about money and orders; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id | number -> orders.number; open: resolved_at=';
comment on column exceptions.detail is 'keep: while-open';
comment on column exceptions.note is 'keep: while-open';
comment on column exceptions.resolved_by is 'about: staff';
comment on table facts is 'what: what happened in the thread, one after another; about: customer; purpose: conversation; keep: while-customer; of: stream -> conversations.id';
comment on table fulfilments is 'what: deliveries, appointments and downloads; about: customer; purpose: contract; keep: order; of: order_id -> orders.id';
comment on column fulfilments.tracking is 'keep: while-open';
comment on column fulfilments.appointment is 'keep: while-open';
comment on column fulfilments.contents is 'keep: while-open';
comment on table handle_links is 'what: why an address is known to be the customer''s; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id; unless: undone_at';
comment on table handles is 'what: addresses at messengers, and whether the shop may write there; about: customer; purpose: conversation; keep: while-customer; of: id -> handle_links.handle';
comment on table holds is 'what: what is held for a checkout; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id';
comment on table hosts is 'what: the shop''s own web addresses; about: shop; purpose: operation; keep: while-shop';
comment on table idempotency is 'what: answers to requests that may be repeated, sealed; about: customer; purpose: security; keep: 2d; since: at';
comment on table inbound_items is 'what: messages as they came in; about: customer; purpose: conversation; keep: 7d; since: received_at; when: state=done; of: raw.address -> handles.address';
comment on table invoice_counters is 'what: the last invoice number of a year; about: nobody; purpose: accounting; keep: while-shop';
comment on table invoices is 'what: invoices and credit notes; about: customer; purpose: accounting; keep: invoice; of: order_id -> orders.id';
comment on column invoices.seller is 'about: shop';
comment on table mailboxes is 'what: what waits for an answer; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on table mails is 'what: e-mails sent; about: customer; purpose: contract; keep: 180d; since: at; when: state=sent|failed|kept; open: state=queued; of: about -> orders.id';
comment on column mails.sender is 'about: shop';
comment on table messages is 'what: what was written in the thread; about: customer; purpose: conversation; keep: while-customer; of: id -> facts.subject';
comment on table migrations is 'what: the versions of this schema; about: nobody; purpose: operation; keep: while-shop';
comment on table offers is 'what: what the shop sells; about: shop; purpose: offer; keep: while-shop';
comment on table order_counters is 'what: the last order number; about: nobody; purpose: contract; keep: while-shop';
comment on table orders is 'what: orders: who bought what, for how much, where it went; about: customer; purpose: contract; keep: order; of: checkout -> checkouts.id; open: state=placed';
comment on column orders.customer is 'keep: while-customer';
comment on column orders.conversation is 'keep: while-customer';
comment on column orders.handle is 'keep: while-customer';
comment on column orders.buyer is 'sheds: email phone';
comment on column orders.address is 'sheds: phone';
comment on column orders.lines is 'blanks: {"form": {}, "detail": ""}';
comment on table participants is 'what: who takes part in a thread, and what they have read; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
comment on table payment_notices is 'what: notices of payment providers as they came in; about: customer; purpose: accounting; keep: 14d; since: received_at; when: state=done';
comment on table payments is 'what: payments, without card data; about: customer; purpose: accounting; keep: invoice; of: checkout -> checkouts.id; locks: state=started|authorised|captured|refunded|in_doubt; open: state=started|authorised|in_doubt';
comment on column payments.url is 'keep: while-open';
comment on table prices is 'what: prices; about: shop; purpose: offer; keep: while-shop';
comment on table processes is 'what: servers that are running; about: nobody; purpose: operation; keep: while-shop';
comment on table refunds is 'what: what was paid back; about: customer; purpose: accounting; keep: invoice; of: payment -> payments.id; open: state=requested';
comment on column refunds.reason is 'keep: while-open';
comment on table resources is 'what: stock and calendars; about: shop; purpose: offer; keep: while-shop';
comment on table sandbox_charges is 'what: payments of the test provider; about: nobody; purpose: operation; keep: while-shop';
comment on table sandbox_events is 'what: notices of the test provider; about: nobody; purpose: operation; keep: while-shop';
comment on table shops is 'what: the shop, its settings and its imprint; about: shop; purpose: operation; keep: while-shop';
comment on table streams is 'what: how far a thread has come; about: customer; purpose: conversation; keep: while-customer; of: id -> conversations.id';
comment on table variants is 'what: sizes and colours of what is sold; about: shop; purpose: offer; keep: while-shop';
comment on table wishes is 'what: what was saved for later; about: customer; purpose: conversation; keep: while-customer; of: customer -> customers.id';

-- Who asked to be forgotten, and how far it has come. It names nobody: the customer's row is gone.
create table erasures (
  home uuid not null,
  id uuid not null,
  customer uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- The threads that were closed, with the last seq of each: {id, head}.
  threads jsonb,
  erased_at timestamptz,
  -- Checkouts whose orders or payments the law keeps.
  kept uuid[] not null default '{}',
  -- When the last of them was no longer open and what only an open order needs had gone too.
  closed_at timestamptz,
  primary key (home, id),
  unique (home, customer)
);
comment on table erasures is 'what: that somebody asked to be forgotten, without who; about: nobody; purpose: proof; keep: 1100d; since: closed_at';
create index erasures_open on erasures (asked_at) where closed_at is null;

-- Rows come in the order of these times, so a range index, which costs next to nothing to write, finds the old ones.
create index audit_at on audit using brin (at) with (pages_per_range = 16, autosummarize = on);
create index inbound_items_received on inbound_items using brin (received_at) with (pages_per_range = 16, autosummarize = on);
create index payment_notices_received on payment_notices using brin (received_at) with (pages_per_range = 16, autosummarize = on);
create index mails_at on mails using brin (at) with (pages_per_range = 16, autosummarize = on);
create index carts_updated on carts using brin (updated_at) with (pages_per_range = 16, autosummarize = on);
create index checkouts_created on checkouts using brin (created_at) with (pages_per_range = 16, autosummarize = on);
