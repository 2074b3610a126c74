-- Versions as they were sent; what they hold never changes.
create table proposal_versions (
  workspace uuid not null,
  proposal uuid not null,
  version integer not null check (version >= 1),
  state text not null check (state in ('sent', 'opened', 'accepted', 'declined', 'expired', 'replaced')),
  seq bigint not null,
  state_hash text not null,
  content_hash text not null,
  content jsonb,
  html text,
  contact uuid not null,
  sent_by uuid,
  sent_at timestamptz not null,
  valid_until timestamptz not null,
  opened_at timestamptz,
  opens integer not null,
  answer jsonb,
  -- Where an answer came from: network address and browser, for the audit trail alone.
  answered_from jsonb,
  primary key (workspace, proposal, version),
  foreign key (workspace, proposal) references proposals (workspace, id) on delete cascade
);
-- What the clock looks through, over all workspaces.
create index proposal_versions_to_expire on proposal_versions (valid_until) where state in ('sent', 'opened');
call make_tenant_table('proposal_versions');
call grant_system('jobs', 'proposal_versions', 'select');

-- Secrets that lead to one version, for one contact.
create table proposal_links (
  workspace uuid not null,
  id uuid not null,
  proposal uuid not null,
  version integer not null,
  contact uuid not null,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, proposal, version) references proposal_versions (workspace, proposal, version) on delete cascade
);
create index proposal_links_of on proposal_links (workspace, proposal);
call make_tenant_table('proposal_links');
call grant_system('sign-in', 'proposal_links', 'select');

-- What the customer and colleagues say about it, to be read by both.
create table proposal_messages (
  workspace uuid not null,
  id uuid not null,
  proposal uuid not null,
  version integer not null,
  -- Null: the customer.
  member uuid,
  words text not null,
  at timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, proposal, version) references proposal_versions (workspace, proposal, version) on delete cascade
);
create index proposal_messages_of on proposal_messages (workspace, proposal, at, id);
call make_tenant_table('proposal_messages');
