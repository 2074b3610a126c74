-- Which team hands what to which, with the brief that the two agreed on and the time to answer.
create table handoff_routes (
  workspace uuid not null references workspaces,
  id uuid not null,
  from_team uuid not null,
  to_team uuid not null,
  items jsonb not null,
  criteria jsonb not null,
  answer_within integer not null,
  warn_before integer not null,
  passes text not null check (passes in ('account', 'deal', 'nothing')),
  on_deal_won boolean not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, from_team) references teams (workspace, id),
  foreign key (workspace, to_team) references teams (workspace, id),
  check (from_team <> to_team)
);
create unique index handoff_routes_in_use on handoff_routes (workspace, from_team, to_team) where archived_at is null;
call make_tenant_table('handoff_routes');

-- The passing of an account, or of one deal of it. What the route asked for is kept as it was when it was prepared.
create table handoffs (
  workspace uuid not null references workspaces,
  id uuid not null,
  route uuid not null,
  from_team uuid not null,
  to_team uuid not null,
  subject_kind text not null check (subject_kind in ('account', 'deal')),
  subject uuid not null,
  account uuid not null,
  state text not null check (state in ('draft', 'sent', 'returned', 'accepted', 'withdrawn')),
  passes text not null,
  items jsonb not null,
  criteria jsonb not null,
  answer_within integer not null,
  warn_before integer not null,
  sender uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz,
  rounds integer not null,
  warn_at timestamptz,
  due_at timestamptz,
  warned_at timestamptz,
  late_at timestamptz,
  let_in jsonb not null,
  accepted_by uuid,
  accepted_at timestamptz,
  owner uuid,
  task uuid,
  brief_seq bigint,
  minutes integer,
  withdrawn_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, route) references handoff_routes (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id),
  check ((state in ('sent', 'returned', 'accepted')) <= (sent_at is not null)),
  check ((state = 'accepted') = (accepted_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
-- One at a time on a route: two who prepare the same one meet here.
create unique index handoffs_under_way on handoffs (workspace, route, subject)
  where state in ('draft', 'sent', 'returned');
create index handoffs_by_due on handoffs (workspace, due_at, id) where state in ('draft', 'sent', 'returned');
create index handoffs_done on handoffs (workspace, changed_at desc, id) where state in ('accepted', 'withdrawn');
create index handoffs_of_account on handoffs (workspace, account);
create index handoffs_of_subject on handoffs (workspace, subject);
create index handoffs_of_route on handoffs (workspace, route, sent_at);
-- What the clock looks through every minute, over all workspaces.
create index handoffs_to_warn on handoffs (warn_at) where state = 'sent' and warned_at is null;
create index handoffs_to_call_late on handoffs (due_at) where state = 'sent' and late_at is null;
call make_tenant_table('handoffs');
call grant_system('jobs', 'handoffs', 'select');

-- What live briefs say; written by the projection of their documents.
create table handoff_briefs (
  workspace uuid not null,
  handoff uuid not null,
  seq bigint not null,
  texts jsonb not null,
  written uuid[] not null,
  checked uuid[] not null,
  frozen jsonb,
  primary key (workspace, handoff),
  foreign key (workspace, handoff) references handoffs (workspace, id) on delete cascade
);
call make_tenant_table('handoff_briefs');

create table handoff_returns (
  workspace uuid not null,
  handoff uuid not null,
  at timestamptz not null,
  by uuid not null,
  reason text not null,
  words text not null,
  missing uuid[] not null,
  primary key (workspace, handoff, at),
  foreign key (workspace, handoff) references handoffs (workspace, id) on delete cascade
);
call make_tenant_table('handoff_returns');
