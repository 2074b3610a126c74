-- Who people are (role of `sign-in` only), and what they are in each workspace.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text check (language in ('en', 'fr', 'it')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sign_ins (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references users on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_ins_user on sign_ins (user_id);

create table sign_in_methods (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references users on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_methods_user on sign_in_methods (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);

create table rate_limits (
  key text primary key,
  hits integer not null,
  resets_at timestamptz not null
);
create index rate_limits_resets_at on rate_limits (resets_at);

call grant_system('sign-in', 'users', 'select, insert, update, delete');
call grant_system('sign-in', 'sign_ins', 'select, insert, update, delete');
call grant_system('sign-in', 'sign_in_methods', 'select, insert, update, delete');
call grant_system('sign-in', 'verifications', 'select, insert, update, delete');
call grant_system('sign-in', 'rate_limits', 'select, insert, update, delete');
call grant_system('poll', 'sign_ins', 'select (id, expires_at)');

create table workspaces (
  id uuid primary key,
  name text not null,
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$'),
  language text not null check (language in ('en', 'fr', 'it')),
  rights_version bigint not null default 1,
  created_at timestamptz not null default now()
);
call make_tenant_table('workspaces', 'select, update (name, base_currency, language)', 'id');
call grant_system('sign-in', 'workspaces', 'select, insert');
call grant_system('poll', 'workspaces', 'select (id, rights_version)');

create table members (
  workspace uuid not null references workspaces,
  id uuid not null,
  user_id uuid references users,
  name text not null,
  email text,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'guest')),
  reports_to uuid,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (workspace, id),
  constraint members_user unique (workspace, user_id),
  foreign key (workspace, reports_to) references members (workspace, id)
);
create index members_user_id on members (user_id) where user_id is not null;
call make_tenant_table('members');
call grant_system('sign-in', 'members', 'select, insert, update');

create table teams (
  workspace uuid not null references workspaces,
  id uuid not null,
  name text,
  kind text check (kind in ('marketing', 'sales', 'billing', 'support')),
  created_at timestamptz not null default now(),
  primary key (workspace, id),
  check (name is not null or kind is not null)
);
create unique index teams_name on teams (workspace, lower(name));
create unique index teams_kind on teams (workspace, kind) where kind is not null;
call make_tenant_table('teams');
call grant_system('sign-in', 'teams', 'select, insert');

create table team_members (
  workspace uuid not null references workspaces,
  team uuid not null,
  member uuid not null,
  primary key (workspace, team, member),
  foreign key (workspace, team) references teams (workspace, id),
  foreign key (workspace, member) references members (workspace, id)
);
create index team_members_member on team_members (workspace, member);
call make_tenant_table('team_members', 'select, insert, delete');
call grant_system('sign-in', 'team_members', 'select, insert');

create table invitations (
  workspace uuid not null references workspaces,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'guest')),
  teams uuid[] not null,
  placeholder uuid,
  token_hash bytea unique,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, invited_by) references members (workspace, id),
  foreign key (workspace, placeholder) references members (workspace, id)
);
call make_tenant_table('invitations', 'select, insert, update');
call grant_system('sign-in', 'invitations', 'select, update');

create table containers (
  workspace uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('workspace', 'board', 'account', 'calendar')),
  visibility text not null check (visibility in ('workspace', 'teams', 'people')),
  primary key (workspace, id)
);
call make_tenant_table('containers');
call grant_system('sign-in', 'containers', 'select, insert');

create table grants (
  workspace uuid not null references workspaces,
  container uuid not null,
  subject_kind text not null check (subject_kind in ('member', 'team')),
  subject uuid not null,
  level text not null check (level in ('read', 'comment', 'write', 'manage')),
  primary key (workspace, container, subject_kind, subject),
  foreign key (workspace, container) references containers (workspace, id)
);
create index grants_subject on grants (workspace, subject);
call make_tenant_table('grants');
