-- What phones and other programs sign in with: for calendars alone, one for each device. The hash alone is kept.
create table app_passwords (
  workspace uuid not null,
  id uuid not null,
  member uuid not null,
  name text not null,
  secret_hash bytea unique,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, member) references members (workspace, id) on delete cascade
);
create index app_passwords_of on app_passwords (workspace, member);
call make_tenant_table('app_passwords');
call grant_system('sign-in', 'app_passwords', 'select');

-- Devices name the events that they make; what was made here goes by its id.
create table calendar_resources (
  workspace uuid not null,
  calendar uuid not null,
  name text not null,
  event uuid not null,
  primary key (workspace, calendar, name),
  foreign key (workspace, calendar) references calendars (workspace, id) on delete cascade,
  foreign key (workspace, event) references events (workspace, id) on delete cascade
);
create unique index calendar_resources_of on calendar_resources (workspace, event, calendar);
call make_tenant_table('calendar_resources');

-- What a device was told: what it has to hear of is the difference, whatever became of events and rights meanwhile.
create table calendar_sync_states (
  workspace uuid not null,
  password uuid not null,
  calendar uuid not null,
  token text not null,
  told jsonb not null,
  at timestamptz not null,
  primary key (workspace, password, calendar, token),
  foreign key (workspace, password) references app_passwords (workspace, id) on delete cascade,
  foreign key (workspace, calendar) references calendars (workspace, id) on delete cascade
);
call make_tenant_table('calendar_sync_states');

-- As a device wrote one day of a series, for what we do not know of it.
alter table event_exceptions add column original text;
