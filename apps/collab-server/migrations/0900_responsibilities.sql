-- Where an active customer stands: the other stages of its life are told by the status alone.
alter table accounts add column active_stage text check (active_stage in ('onboarding', 'care', 'renewal'));

-- Who answers for an account, works on it, is asked and is told, by stage of its life.
create table responsibilities (
  workspace uuid not null,
  account uuid not null,
  stage text not null check (stage in ('lead', 'opportunity', 'onboarding', 'care', 'renewal')),
  part text not null check (part in ('accountable', 'responsible', 'consulted', 'informed')),
  holder_kind text not null check (holder_kind in ('member', 'team')),
  holder uuid not null,
  at integer not null,
  primary key (workspace, account, stage, part, holder_kind, holder),
  foreign key (workspace, account) references accounts (workspace, id) on delete cascade
);
create unique index responsibilities_one_accountable on responsibilities (workspace, account, stage)
  where part = 'accountable';
create index responsibilities_of_holder on responsibilities (workspace, holder, part);
call make_tenant_table('responsibilities');
