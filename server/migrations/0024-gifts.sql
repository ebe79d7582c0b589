-- What makes an order a present: {recipient, recipientEmail, from, message, hidePrice, wrap, deliverOn}.
alter table checkouts add column gift jsonb;
alter table orders add column gift jsonb;

-- Who got it, and what was written to them, is needed until it has arrived.
comment on column checkouts.gift is 'keep: while-open';
comment on column orders.gift is 'keep: while-open';
comment on column orders.buyer is 'sheds: email phone address.phone';
