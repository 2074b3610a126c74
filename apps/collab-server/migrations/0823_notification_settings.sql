-- How people want to be told of what waits for them; who has no row is told as usual.
create table notification_settings (
  workspace uuid not null,
  member uuid not null,
  events jsonb not null,
  daily_at text not null,
  quiet jsonb,
  quiet_until timestamptz,
  primary key (workspace, member),
  foreign key (workspace, member) references members (workspace, id)
);
call make_tenant_table('notification_settings');

-- Not before this moment a mail may tell of a reason. The job that looks for them reads no more than it needs.
alter table inbox_reasons add column mail_at timestamptz;
create index inbox_reasons_to_mail on inbox_reasons (mail_at) where mail_at is not null;
call grant_system('jobs', 'inbox_reasons', 'select (workspace, item, mail_at)');
call grant_system('jobs', 'inbox_items', 'select (workspace, id, member)');
call grant_system('jobs', 'members', 'select (workspace, id, user_id)');
call grant_system('jobs', 'users', 'select (id, language)');
