-- Threads of comments on words of a note or on a record, and what was said in them.
create table threads (
  workspace uuid not null,
  id uuid not null,
  container uuid not null,
  account uuid,
  subject_kind text not null check (subject_kind in ('note', 'account', 'deal')),
  subject uuid not null,
  public boolean not null,
  quote text,
  detached_at timestamptz,
  resolved_at timestamptz,
  resolved_by uuid,
  assignee uuid,
  created_at timestamptz not null,
  created_by uuid,
  deleted_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, container) references containers (workspace, id) on delete cascade
);
create index threads_of_subject on threads (workspace, subject, created_at, id);
create index threads_of_account on threads (workspace, account, created_at, id);
call make_tenant_table('threads');

create table comments (
  workspace uuid not null,
  id uuid not null,
  thread uuid not null,
  author uuid,
  body text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, thread) references threads (workspace, id) on delete cascade
);
create index comments_of_thread on comments (workspace, thread, created_at, id);
call make_tenant_table('comments');
