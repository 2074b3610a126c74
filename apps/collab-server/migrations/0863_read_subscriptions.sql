-- When each calendar of elsewhere is looked at next, and what its server said of the text that was read last.
alter table calendar_subscriptions
  add column last_modified text,
  add column failures integer not null default 0,
  add column due_at timestamptz not null default now();
alter table calendar_subscriptions alter column due_at drop default;
drop index calendar_subscriptions_due;
create index calendar_subscriptions_due on calendar_subscriptions (due_at);
create unique index calendar_subscriptions_once on calendar_subscriptions (workspace, calendar, md5(url));
