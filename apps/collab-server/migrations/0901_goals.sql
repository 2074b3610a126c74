-- What the departments want to reach together with an account.
create table goals (
  workspace uuid not null,
  id uuid not null,
  account uuid not null,
  title text not null,
  target_on date not null,
  measure jsonb not null,
  value double precision not null,
  owner_kind text check (owner_kind in ('member', 'team')),
  owner uuid,
  state text not null check (state in ('open', 'reached', 'missed', 'dropped')),
  set_by uuid,
  set_at timestamptz not null,
  closed_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id) on delete cascade,
  check ((owner is null) = (owner_kind is null)),
  check ((state = 'open') = (closed_at is null))
);
create index goals_of_account on goals (workspace, account, target_on, id);
create index goals_by_day on goals (workspace, target_on, id) where state = 'open';
create index goals_of_owner on goals (workspace, owner, target_on) where state = 'open';
call make_tenant_table('goals');
