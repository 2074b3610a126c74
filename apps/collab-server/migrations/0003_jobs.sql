-- Work to be done after a commit. A row is gone once it is done; one that failed for good stays, for people to look at.
create table jobs (
  id uuid primary key,
  -- The scope that enqueued it; null for work of no workspace, such as mail about a sign-in.
  workspace uuid default nullif(current_setting('app.ws', true), '')::uuid,
  kind text not null,
  data jsonb not null,
  -- While a job with this key waits, another with the same key is the same job.
  key text,
  run_at timestamptz not null default now(),
  tries int not null default 0,
  -- A process that dies stops renewing this, and another takes the job.
  leased_until timestamptz,
  problem text,
  failed_at timestamptz
);
create unique index jobs_key on jobs (workspace, kind, key) nulls not distinct where key is not null and failed_at is null;
create index jobs_due on jobs (run_at) where failed_at is null;

call make_tenant_table('jobs', privileges => 'insert');
call grant_system('jobs', 'jobs', 'select, insert, update, delete');
call grant_system('sign-in', 'jobs', 'insert');
