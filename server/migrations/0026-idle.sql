-- Who was not heard of for so long is forgotten without asking; `sign` marks the times at which somebody is heard of.
-- Three years: what both sides may still ask of each other by contract is over (§§ 195, 199 BGB), and what the French
-- CNIL takes for customers and prospects (deliberation 2021-131). A shop may set another time.
comment on table customers is 'what: name, e-mail address, phone, language and what was told of oneself; about: customer; purpose: contract; keep: while-customer; idle: 1095d; since: created_at';
comment on column messages.at is 'sign: author_kind=shopper';
comment on column carts.updated_at is 'sign: any';
comment on column checkouts.created_at is 'sign: any';
comment on column orders.placed_at is 'sign: any';
comment on column returns.at is 'sign: any';
comment on column withdrawals.at is 'sign: any';
comment on column wishes.at is 'sign: any';
comment on column watches.at is 'sign: any';
comment on column consents.given_at is 'sign: any';
comment on column reaches.at is 'sign: any';
comment on column mandates.given_at is 'sign: any';
