-- "I'd like an appointment": what a shop books is found without reading all it sells.
create index offers_slot on offers (home, title) where fulfilment = 'slot';
