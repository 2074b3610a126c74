-- What waits for one person, one row per record, and why. Rights are asked at every reading, so no container is kept.
create table inbox_items (
  workspace uuid not null references workspaces,
  id uuid not null,
  member uuid not null,
  record_kind text not null,
  record uuid not null,
  newest_at timestamptz not null,
  placed_at timestamptz not null,
  unread boolean not null,
  done_at timestamptz,
  snoozed_until timestamptz,
  muted boolean not null,
  primary key (workspace, id),
  unique (workspace, member, record_kind, record),
  foreign key (workspace, member) references members (workspace, id)
);
create index inbox_items_waiting on inbox_items (workspace, member, placed_at desc, id) where done_at is null;
create index inbox_items_done on inbox_items (workspace, member, placed_at desc, id) where done_at is not null;
create index inbox_items_about on inbox_items (workspace, record);
call make_tenant_table('inbox_items');

create table inbox_reasons (
  workspace uuid not null,
  item uuid not null,
  fact uuid not null,
  kind text not null,
  actor uuid,
  at timestamptz not null,
  note uuid,
  thread uuid,
  comment uuid,
  mention uuid,
  primary key (workspace, item, fact),
  foreign key (workspace, item) references inbox_items (workspace, id) on delete cascade
);
create index inbox_reasons_of_mention on inbox_reasons (workspace, mention) where mention is not null;
create index inbox_reasons_of_thread on inbox_reasons (workspace, thread) where thread is not null;
call make_tenant_table('inbox_reasons');

-- For which day and hour of a task its assignee was told: the job that looks every minute passes over it.
create table inbox_told (
  workspace uuid not null,
  task uuid not null,
  moment text not null,
  due text not null,
  primary key (workspace, task, moment),
  foreign key (workspace, task) references tasks (workspace, id) on delete cascade
);
call make_tenant_table('inbox_told');
call grant_system('jobs', 'inbox_told', 'select');
