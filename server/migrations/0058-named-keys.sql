-- A key has a name, so that its owner knows which program goes silent without it.
alter table api_keys add column name text;
alter table api_keys add column made_by text not null default 'operator';
