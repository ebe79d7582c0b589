-- A thread that its shopper has silenced: answers in it lie there until they come, and nothing tells of them.
alter table participants add column muted boolean not null default false;
comment on table participants is 'what: who takes part in a thread, what they have read, and whether they want to be told of more; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
