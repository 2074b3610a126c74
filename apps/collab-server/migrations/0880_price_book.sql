-- The price book: what a product costs in which currency from which day on, by which rate it is taxed, and how much of it
-- each role may take off.

create table tax_rates (
  workspace uuid not null,
  id uuid not null,
  name text not null,
  category text not null check (
    category in ('standard', 'zero', 'exempt', 'reverse-charge', 'intra-community', 'export', 'out-of-scope')
  ),
  rate numeric(7, 4) not null check (rate >= 0 and rate <= 100),
  retired boolean not null,
  created_at timestamptz not null,
  primary key (workspace, id),
  check ((rate > 0) = (category = 'standard'))
);
create unique index tax_rates_by_name on tax_rates (workspace, fold_text(name));
call make_tenant_table('tax_rates');

alter table products
  add column kind text not null default 'goods' check (kind in ('goods', 'service', 'subscription')),
  add column unit text not null default '',
  add column recurrence text not null default 'once' check (recurrence in ('once', 'month', 'quarter', 'year')),
  add column tax_rate uuid,
  add foreign key (workspace, tax_rate) references tax_rates (workspace, id);

create table product_prices (
  workspace uuid not null,
  product uuid not null,
  currency text not null,
  valid_from date not null,
  unit_price numeric(18, 6) not null check (unit_price >= 0),
  tiers jsonb not null,
  primary key (workspace, product, currency, valid_from),
  foreign key (workspace, product) references products (workspace, id) on delete cascade
);
call make_tenant_table('product_prices');

create table discount_limits (
  workspace uuid not null,
  role text not null check (role in ('admin', 'manager', 'member')),
  kind text not null check (kind in ('any', 'goods', 'service', 'subscription')),
  percent numeric(7, 4) not null check (percent >= 0 and percent <= 100),
  primary key (workspace, role, kind)
);
call make_tenant_table('discount_limits');
