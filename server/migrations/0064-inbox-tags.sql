-- Whose kept filters are is about staff; the rest of them is the shop's. What is about people is for the conversation,
-- and stands in the record of processing.
comment on table saved_views is 'what: kept filters of the inbox; about: shop; purpose: operation; keep: while-shop';
comment on column saved_views.member is 'about: staff';
comment on table turns is 'what: when members were last given a thread; about: staff; purpose: conversation; keep: while-shop';
comment on table staff_devices is 'what: browsers in which staff are called; about: staff; purpose: conversation; keep: while-shop';
comment on table talks is 'what: how long answers took and what came of each talk, without what was said; about: customer; purpose: conversation; keep: while-customer; of: conversation -> conversations.id';
