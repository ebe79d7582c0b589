-- What a shop's own page shows is found here by its SKU or its address.
create index variants_sku on variants (home, sku) where sku is not null;
create index offers_url on offers (home, url) where url is not null;
