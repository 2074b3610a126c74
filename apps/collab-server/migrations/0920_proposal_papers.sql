-- Versions on paper, made when somebody first asks and kept as they are.
create table proposal_papers (
  workspace uuid not null,
  proposal uuid not null,
  version integer not null,
  kind text not null check (kind in ('sent', 'signed')),
  sha256 text not null,
  bytes bytea not null,
  made_at timestamptz not null,
  primary key (workspace, proposal, version, kind),
  foreign key (workspace, proposal, version) references proposal_versions (workspace, proposal, version) on delete cascade
);
-- Packed already.
alter table proposal_papers alter column bytes set storage external;
call make_tenant_table('proposal_papers');
