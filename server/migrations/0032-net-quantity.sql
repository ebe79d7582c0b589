-- How much one gets of a variant: a bottle of 66 cl beside one of 33 is priced by the litre as itself. Null: as the offer says.
alter table variants add column net_quantity jsonb;
