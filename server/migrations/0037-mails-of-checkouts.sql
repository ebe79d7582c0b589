-- Somebody whose transfer is awaited, or came too late, has no order yet: those letters are about their checkout.
comment on table mails is 'what: e-mails sent; about: customer; purpose: contract; keep: 180d; since: at; when: state=sent|failed|kept; open: state=queued; of: about -> orders.id | about -> conversations.id | about -> checkouts.id';
