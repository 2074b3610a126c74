-- Accounts grow into records of their own; contacts and the workspace's own fields come beside them.

-- A trusted extension: whoever may create in the database may add it.
create extension if not exists pg_trgm;

alter table accounts
  add column name_folded text not null generated always as (fold_text(name)) stored,
  add column status text not null default 'active' check (status in ('lead', 'qualified', 'active', 'former')),
  add column website text,
  add column domain text,
  add column addresses jsonb not null default '[]',
  add column phones jsonb not null default '[]',
  add column emails jsonb not null default '[]',
  add column channel text check (channel in ('email', 'phone', 'message', 'visit', 'post')),
  add column language text,
  add column contact_hours text,
  add column custom jsonb not null default '{}',
  add column archived_at timestamptz,
  add column binned_at timestamptz,
  add column merged_into uuid,
  add column merge jsonb,
  add column changed_at timestamptz not null default now(),
  add foreign key (workspace, merged_into) references accounts (workspace, id),
  add check ((merged_into is null) = (merge is null));
update accounts set changed_at = created_at;
drop index accounts_by_name;
create index accounts_by_name on accounts (workspace, name_folded, id);
create index accounts_by_change on accounts (workspace, changed_at desc nulls last, id);
create index accounts_by_revenue on accounts (workspace, revenue desc nulls last, id);
create index accounts_by_employees on accounts (workspace, employees desc nulls last, id);
create index accounts_by_parent on accounts (workspace, parent) where parent is not null;
create index accounts_by_merge on accounts (workspace, merged_into) where merged_into is not null;
create index accounts_in_bin on accounts (binned_at) where binned_at is not null;
create index accounts_by_domain on accounts (workspace, domain) where domain is not null;
create index accounts_like_name on accounts using gin (name_folded gin_trgm_ops);
create index accounts_with_email on accounts using gin (emails jsonb_path_ops);
create index accounts_with_phone on accounts using gin (phones jsonb_path_ops);
call grant_system('jobs', 'accounts', 'select');

create table account_visits (
  workspace uuid not null,
  account uuid not null,
  member uuid not null,
  at timestamptz not null,
  before timestamptz,
  primary key (workspace, account, member),
  foreign key (workspace, account) references accounts (workspace, id)
);
call make_tenant_table('account_visits');

create table contacts (
  workspace uuid not null references workspaces,
  id uuid not null,
  name text not null,
  name_folded text not null generated always as (fold_text(name)) stored,
  title text,
  status text not null check (status in ('lead', 'qualified', 'active', 'former')),
  owner uuid,
  emails jsonb not null,
  phones jsonb not null,
  addresses jsonb not null,
  channel text check (channel in ('email', 'phone', 'message', 'visit', 'post')),
  language text,
  contact_hours text,
  consents jsonb not null,
  custom jsonb not null,
  archived_at timestamptz,
  binned_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace, id)
);
create index contacts_by_name on contacts (workspace, name_folded, id);
create index contacts_by_change on contacts (workspace, changed_at desc nulls last, id);
create index contacts_in_bin on contacts (binned_at) where binned_at is not null;
create index contacts_like_name on contacts using gin (name_folded gin_trgm_ops);
create index contacts_with_email on contacts using gin (emails jsonb_path_ops);
create index contacts_with_phone on contacts using gin (phones jsonb_path_ops);
call make_tenant_table('contacts');
call grant_system('jobs', 'contacts', 'select');

create table account_contacts (
  workspace uuid not null,
  account uuid not null,
  contact uuid not null,
  part text not null,
  linked_at timestamptz not null,
  primary key (workspace, account, contact),
  foreign key (workspace, account) references accounts (workspace, id),
  foreign key (workspace, contact) references contacts (workspace, id)
);
create index account_contacts_by_contact on account_contacts (workspace, contact, linked_at);
call make_tenant_table('account_contacts');

create table custom_fields (
  workspace uuid not null references workspaces,
  id uuid not null,
  subject text not null check (subject in ('account', 'contact')),
  name text not null,
  kind text not null check (kind in ('text', 'number', 'money', 'date', 'select', 'person')),
  options jsonb not null,
  place integer not null,
  retired boolean not null,
  created_at timestamptz not null,
  primary key (workspace, id)
);
create unique index custom_fields_by_name on custom_fields (workspace, subject, fold_text(name));
call make_tenant_table('custom_fields');

-- Likeness is asked with operators that the planner may not push below a row-level policy, so these run as their owner
-- and look at the workspace of the transaction alone. Who may see what comes out is decided by the caller.
create function accounts_like(
  wanted_name text, wanted_domain text, wanted_email text, wanted_phone text
) returns table (id uuid, by text, score real)
language sql stable security definer set search_path = pg_catalog, public
set pg_trgm.similarity_threshold = 0.45 as $$
  with ours as (select nullif(current_setting('app.ws', true), '')::uuid as workspace)
  select distinct on (found.id) found.id, found.by, found.score from (
    select a.id, 'domain' as by, 1.3::real as score from accounts a, ours
      where a.workspace = ours.workspace and a.domain = wanted_domain
    union all
    select a.id, 'email', 1.4 from accounts a, ours
      where a.workspace = ours.workspace
        and a.emails @> jsonb_build_array(jsonb_build_object('address', wanted_email))
    union all
    select a.id, 'phone', 1.2 from accounts a, ours
      where a.workspace = ours.workspace
        and a.phones @> jsonb_build_array(jsonb_build_object('number', wanted_phone))
    union all
    select a.id, 'name', similarity(a.name_folded, fold_text(wanted_name)) from accounts a, ours
      where a.workspace = ours.workspace and a.name_folded % fold_text(wanted_name)
  ) found
  order by found.id, found.score desc
$$;

create function contacts_like(wanted_name text, wanted_email text, wanted_phone text)
returns table (id uuid, by text, score real)
language sql stable security definer set search_path = pg_catalog, public
set pg_trgm.similarity_threshold = 0.5 as $$
  with ours as (select nullif(current_setting('app.ws', true), '')::uuid as workspace)
  select distinct on (found.id) found.id, found.by, found.score from (
    select c.id, 'email' as by, 1.4::real as score from contacts c, ours
      where c.workspace = ours.workspace
        and c.emails @> jsonb_build_array(jsonb_build_object('address', wanted_email))
    union all
    select c.id, 'phone', 1.2 from contacts c, ours
      where c.workspace = ours.workspace
        and c.phones @> jsonb_build_array(jsonb_build_object('number', wanted_phone))
    union all
    select c.id, 'name', similarity(c.name_folded, fold_text(wanted_name)) from contacts c, ours
      where c.workspace = ours.workspace and c.name_folded % fold_text(wanted_name)
  ) found
  order by found.id, found.score desc
$$;
revoke execute on function accounts_like, contacts_like from public;
grant execute on function accounts_like, contacts_like to {prefix}app;
