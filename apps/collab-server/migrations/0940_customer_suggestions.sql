-- Whoever a version was sent to may be invited to suggest other words; nobody was so far.
alter table proposal_versions add column invited boolean not null default false;

-- What they suggest that one line of it says instead, and what became of that.
create table proposal_suggestions (
  workspace uuid not null,
  id uuid not null,
  proposal uuid not null,
  version integer not null,
  line integer not null check (line >= 0),
  before text not null,
  after text not null,
  why text not null,
  at timestamptz not null,
  state text not null check (state in ('open', 'withdrawn', 'taken', 'declined')),
  answered_by uuid,
  answered_at timestamptz,
  answer text not null,
  primary key (workspace, id),
  foreign key (workspace, proposal, version) references proposal_versions (workspace, proposal, version) on delete cascade
);
create index proposal_suggestions_of on proposal_suggestions (workspace, proposal, at, id);
-- A line has one answer to wait for.
create unique index proposal_suggestions_open on proposal_suggestions (workspace, proposal, version, line)
  where state = 'open';
call make_tenant_table('proposal_suggestions');
-- Who suggests something has been heard of, and is not reminded.
call grant_system('jobs', 'proposal_suggestions', 'select (workspace, proposal, version)');
