create table accounts (
  workspace uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('customer', 'supplier', 'partner', 'distributor')),
  sector text,
  country text,
  founded_in integer,
  employees integer,
  revenue bigint,
  revenue_currency text,
  parent uuid,
  owner uuid,
  external_source text,
  external_id text,
  created_at timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, parent) references accounts (workspace, id),
  check ((revenue is null) = (revenue_currency is null))
);
create index accounts_by_name on accounts (workspace, fold_text(name), id);
create unique index accounts_by_source on accounts (workspace, external_source, external_id)
  where external_source is not null;
call make_tenant_table('accounts');

create table products (
  workspace uuid not null,
  id uuid not null,
  name text not null,
  series text,
  price bigint not null check (price >= 0),
  currency text not null,
  retired boolean not null,
  external_source text,
  external_id text,
  created_at timestamptz not null,
  primary key (workspace, id)
);
create unique index products_by_name on products (workspace, fold_text(name));
create unique index products_by_source on products (workspace, external_source, external_id)
  where external_source is not null;
call make_tenant_table('products');

create table exchange_rates (
  workspace uuid not null,
  base text not null,
  currency text not null,
  day date not null,
  value numeric(18, 9) not null check (value > 0),
  primary key (workspace, base, currency, day),
  check (base <> currency)
);
call make_tenant_table('exchange_rates');
