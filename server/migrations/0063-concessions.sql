-- What a member of the staff took off the price: {percent?, amount?, line?, reason, limit}
alter table checkouts add column concession jsonb;
