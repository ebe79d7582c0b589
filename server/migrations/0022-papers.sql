-- What an invoice or a credit note says beside its number (payments/paper.ts), so that it always prints the same. Written
-- for those that are there from their orders as they stand: of each rate, what it must have been paid of.
alter table invoices add column paper jsonb;

with parts as (
  select i.home, i.id, t.value as tax, t.ordinality as place,
    round((t.value ->> 'amount')::numeric * (1000000 + (t.value ->> 'rate')::numeric) / (t.value ->> 'rate')::numeric)::bigint as gross
  from invoices i, jsonb_array_elements(i.taxes) with ordinality t
  where (t.value ->> 'rate')::numeric > 0
),
rests as (
  select i.home, i.id, i.amount - coalesce(sum(p.gross), 0) as rest
  from invoices i left join parts p on p.home = i.home and p.id = i.id group by i.home, i.id
),
rates as (
  -- Some cents are from rounding, more was not taxed.
  select p.home, p.id, p.place, jsonb_build_object('code', p.tax ->> 'code', 'rate', p.tax -> 'rate', 'tax', p.tax -> 'amount',
    'gross', p.gross + case when p.place = 1 and abs(r.rest) < 10 then r.rest else 0 end) as rate
  from parts p join rests r on r.home = p.home and r.id = p.id
  union all
  select r.home, r.id, 1000, jsonb_build_object('code', '', 'rate', 0, 'tax', 0, 'gross', r.rest)
  from rests r
  where r.rest <> 0 and (abs(r.rest) >= 10 or not exists (select from parts p where p.home = r.home and p.id = r.id))
)
update invoices i set paper = jsonb_strip_nulls(jsonb_build_object(
  'language', o.language,
  'zone', s.timezone,
  'slug', s.slug,
  'test', s.test,
  'exempt', coalesce((s.settings #>> '{legal,noVatId}')::boolean, false) and i.taxes = '[]'::jsonb,
  'order', o.number,
  'orderedAt', to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'buyer', coalesce(o.buyer ->> 'name', o.address ->> 'name'),
  'address', o.address,
  'country', coalesce(o.address ->> 'country', s.country),
  'lines', case when i.kind = 'credit' then '[]'::jsonb else (
    select coalesce(jsonb_agg(jsonb_build_object('title', l ->> 'title', 'quantity', l -> 'quantity', 'unit', l -> 'unit',
      'amount', (l ->> 'unit')::bigint * (l ->> 'quantity')::bigint, 'rate', l #> '{taxes,0,rate}',
      'detail', (select coalesce(string_agg(value, ', '), '') from jsonb_each_text(l -> 'options')))), '[]'::jsonb)
    from jsonb_array_elements(o.lines) l) end,
  'rows', case when i.kind = 'credit' then jsonb_build_array(jsonb_build_object('type', 'total', 'amount', i.amount))
    else (select jsonb_agg(t - 'taxes') from jsonb_array_elements(o.totals) t) end,
  'rates', (select coalesce(jsonb_agg(r.rate order by r.place), '[]'::jsonb) from rates r where r.home = i.home and r.id = i.id),
  'credits', case when i.kind = 'credit' then (
    select jsonb_build_object('number', n.year || '-' || lpad(n.place::text, 5, '0'),
      'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from invoices n where n.home = i.home and n.order_id = i.order_id and n.kind = 'invoice' limit 1) end
))
from orders o, shops s
where o.home = i.home and o.id = i.order_id and s.id = i.home;

alter table invoices alter column paper set not null;
create index invoices_at on invoices (home, at);

-- What stands on the paper stays as it was issued; the phone number of the address never did.
comment on column invoices.paper is 'sheds: address.phone';
