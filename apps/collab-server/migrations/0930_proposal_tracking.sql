-- How a workspace wants its proposals treated after they are sent; who has no row has the usual.
create table proposal_settings (
  workspace uuid primary key references workspaces,
  tracking boolean not null
);
call make_tenant_table('proposal_settings');

-- Whoever holds a link may ask not to be watched.
alter table proposal_links add column unwatched_at timestamptz;
alter table proposal_versions add column last_opened_at timestamptz;
update proposal_versions set last_opened_at = opened_at;

-- How long a part of a version was in front of whoever holds a link.
create table proposal_seen (
  workspace uuid not null,
  link uuid not null,
  section integer not null check (section between 0 and 200),
  seconds integer not null check (seconds between 0 and 14400),
  primary key (workspace, link, section),
  foreign key (workspace, link) references proposal_links (workspace, id) on delete cascade
);
call make_tenant_table('proposal_seen');
