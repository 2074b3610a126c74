-- When the customer is reminded of what they have not answered: so many days after it was sent, and before it ends.
alter table proposal_settings
  add column remind_after integer check (remind_after between 1 and 60),
  add column remind_before integer check (remind_before between 1 and 30);

-- What was said once of each version: reminders to the customer, and to its owner that it is about to end.
alter table proposal_versions
  add column reminded_after_at timestamptz,
  add column reminded_before_at timestamptz,
  add column ending_told_at timestamptz;

-- The job that looks for what is due reads no more than it needs.
call grant_system('jobs', 'proposal_settings', 'select');
call grant_system('jobs', 'proposal_messages', 'select (workspace, proposal, version, member)');
call grant_system('jobs', 'proposal_links', 'select (workspace, proposal, version, revoked_at)');
call grant_system('jobs', 'proposals', 'select (workspace, id, archived_at)');
