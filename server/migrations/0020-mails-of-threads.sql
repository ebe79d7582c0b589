-- Who is told by e-mail that they were answered, is told about their thread.
comment on table mails is 'what: e-mails sent; about: customer; purpose: contract; keep: 180d; since: at; when: state=sent|failed|kept; open: state=queued; of: about -> orders.id | about -> conversations.id';
