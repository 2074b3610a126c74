-- Everybody and every team has one calendar, under their own id, made with them. It is a container, so who sees it is said
-- as for boards and accounts: a person's is their own, a team's is open to the workspace, until somebody says otherwise.
create table calendars (
  workspace uuid not null,
  id uuid not null,
  holder text not null check (holder in ('member', 'team')),
  primary key (workspace, id),
  foreign key (workspace, id) references containers (workspace, id) on delete cascade
);
call make_tenant_table('calendars');

-- Triggers make them, not the callers: people come by invitations, imports and set-up, and none may be without.
create function make_calendar_of_member() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into containers (workspace, id, kind, visibility) values (new.workspace, new.id, 'calendar', 'people');
  insert into grants (workspace, container, subject_kind, subject, level)
  values (new.workspace, new.id, 'member', new.id, 'manage');
  insert into calendars (workspace, id, holder) values (new.workspace, new.id, 'member');
  return null;
end $$;
create trigger calendar_made after insert on members for each row execute function make_calendar_of_member();

create function make_calendar_of_team() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into containers (workspace, id, kind, visibility) values (new.workspace, new.id, 'calendar', 'workspace');
  insert into grants (workspace, container, subject_kind, subject, level)
  values (new.workspace, new.id, 'team', new.id, 'write');
  insert into calendars (workspace, id, holder) values (new.workspace, new.id, 'team');
  return null;
end $$;
create trigger calendar_made after insert on teams for each row execute function make_calendar_of_team();

insert into containers (workspace, id, kind, visibility)
  select workspace, id, 'calendar', 'people' from members
  union all select workspace, id, 'calendar', 'workspace' from teams;
insert into grants (workspace, container, subject_kind, subject, level)
  select workspace, id, 'member', id, 'manage' from members
  union all select workspace, id, 'team', id, 'write' from teams;
insert into calendars (workspace, id, holder)
  select workspace, id, 'member' from members union all select workspace, id, 'team' from teams;

create table calendar_subscriptions (
  workspace uuid not null,
  id uuid not null,
  calendar uuid not null,
  name text not null,
  url text,
  host text not null,
  etag text,
  created_by uuid not null,
  fetched_at timestamptz,
  tried_at timestamptz,
  problem text,
  primary key (workspace, id),
  foreign key (workspace, calendar) references calendars (workspace, id) on delete cascade
);
create index calendar_subscriptions_of on calendar_subscriptions (workspace, calendar);
create index calendar_subscriptions_due on calendar_subscriptions (tried_at);
call make_tenant_table('calendar_subscriptions');
call grant_system('jobs', 'calendar_subscriptions', 'select');

create table events (
  workspace uuid not null,
  id uuid not null,
  calendar uuid not null,
  uid text not null,
  sequence integer not null,
  title text not null,
  details text not null,
  location text not null,
  link text,
  time jsonb not null,
  repeat text,
  show_as text not null check (show_as in ('busy', 'free')),
  private boolean not null,
  account uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  organiser uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  subscription uuid,
  original text,
  primary key (workspace, id),
  foreign key (workspace, calendar) references calendars (workspace, id) on delete cascade,
  foreign key (workspace, subscription) references calendar_subscriptions (workspace, id) on delete cascade,
  check (starts_at <= ends_at)
);
-- A file or a calendar of elsewhere that is read again finds what it brought.
create unique index events_by_uid on events
  (workspace, calendar, uid, coalesce(subscription, '00000000-0000-0000-0000-000000000000'::uuid));
create index events_single on events (workspace, calendar, ends_at) where repeat is null;
create index events_repeating on events (workspace, calendar) where repeat is not null;
create index events_of_account on events (workspace, account, starts_at desc, id) where account is not null;
create index events_of_subscription on events (workspace, subscription) where subscription is not null;
call make_tenant_table('events');

create table event_exceptions (
  workspace uuid not null,
  event uuid not null,
  occurrence text not null,
  cancelled boolean not null,
  values jsonb not null,
  primary key (workspace, event, occurrence),
  foreign key (workspace, event) references events (workspace, id) on delete cascade
);
call make_tenant_table('event_exceptions');

create table event_attendees (
  workspace uuid not null,
  id uuid not null,
  event uuid not null,
  kind text not null check (kind in ('member', 'contact', 'email')),
  member uuid,
  contact uuid,
  address text,
  name text,
  answer text not null check (answer in ('none', 'yes', 'maybe', 'no')),
  answered_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, event) references events (workspace, id) on delete cascade,
  check ((member is not null) = (kind = 'member')),
  check ((contact is not null) = (kind = 'contact'))
);
create unique index event_attendees_member on event_attendees (workspace, member, event) where member is not null;
create unique index event_attendees_contact on event_attendees (workspace, contact, event) where contact is not null;
create index event_attendees_of on event_attendees (workspace, event);
call make_tenant_table('event_attendees');

-- The hash alone of each secret: who reads the database cannot read along.
create table calendar_feeds (
  workspace uuid not null,
  id uuid not null,
  calendar uuid not null,
  tells text not null check (tells in ('everything', 'busy')),
  token_hash bytea unique,
  created_by uuid not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, calendar) references calendars (workspace, id) on delete cascade
);
create index calendar_feeds_of on calendar_feeds (workspace, calendar);
call make_tenant_table('calendar_feeds');
call grant_system('sign-in', 'calendar_feeds', 'select');
