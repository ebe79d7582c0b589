-- The mandate that a payment is charged by, the buyer being at no page: however often it is begun, it is begun the same way.
alter table payments add charged_by uuid;
comment on column payments.charged_by is 'keep: invoice';
