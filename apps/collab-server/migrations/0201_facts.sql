-- What happened, the order in which it counts, what was refused, and which requests were already answered.

-- Inserted without any workspace-wide lock. Never changed, except that a payload may be erased: `digest` is taken over
-- `salt` and `data`, so the chain still holds when both are gone and the digest alone gives nothing away.
create table facts (
  workspace uuid not null references workspaces,
  id uuid not null,
  ins bigint generated always as identity,
  type text not null check (type ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$'),
  actor uuid,
  origin text not null check (origin in ('person', 'key', 'automation', 'import', 'signer', 'system')),
  cause text,
  subject_kind text not null,
  subject uuid not null,
  account uuid,
  data jsonb,
  salt bytea,
  digest bytea not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (workspace, id)
);
create unique index facts_ins on facts (ins);
create index facts_subject on facts (workspace, subject, ins);
create index facts_account on facts (workspace, account, ins) where account is not null;
call make_tenant_table('facts', 'select, insert');
call grant_system('sign-in', 'facts', 'select, insert');
call grant_system('log', 'facts', 'select, insert');
call grant_system('jobs', 'facts', 'select, insert');
call grant_system('sequencer', 'facts', 'select');
call grant_system('audit', 'facts', 'select');
call grant_system('erasure', 'facts', 'select (workspace, id), update (data, salt)');

-- The place of each committed fact in its workspace: gap-free, and chained by hash.
create table fact_sequence (
  workspace uuid not null references workspaces,
  seq bigint not null check (seq > 0),
  fact uuid not null,
  hash bytea not null,
  primary key (workspace, seq),
  unique (workspace, fact),
  foreign key (workspace, fact) references facts (workspace, id)
);
call make_tenant_table('fact_sequence', 'select');
call grant_system('sequencer', 'fact_sequence', 'select, insert');
call grant_system('audit', 'fact_sequence', 'select');

-- Facts without a place yet. Finding them by a high-water mark would skip those that commit late; finding them by an
-- anti-join would grow with history.
create table fact_queue (
  workspace uuid not null,
  ins bigint not null,
  fact uuid not null,
  primary key (workspace, ins)
);
call make_tenant_table('fact_queue', 'select');
call grant_system('sequencer', 'fact_queue', 'select, delete');
call grant_system('audit', 'fact_queue', 'select');

-- Runs as its owner, so that whoever may insert a fact queues it, and nobody can do one without the other.
create function queue_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.fact_queue (workspace, ins, fact) select workspace, ins, id from inserted;
  return null;
end $$;
create trigger queue_facts after insert on facts
  referencing new table as inserted for each statement execute function queue_facts();

-- Requests that were understood and not carried out. Nothing dispatches them.
create table refusals (
  workspace uuid not null references workspaces,
  ins bigint generated always as identity,
  actor uuid,
  origin text not null check (origin in ('person', 'key', 'automation', 'import', 'signer', 'system')),
  route text not null,
  target text not null,
  reason text not null,
  detail jsonb,
  request_id text not null,
  at timestamptz not null,
  primary key (workspace, ins)
);
call make_tenant_table('refusals', 'select, insert');
call grant_system('audit', 'refusals', 'select');

-- What was answered to a request that carried a key; the text of the answer is kept as it was sent.
create table idempotency_keys (
  workspace uuid not null references workspaces,
  actor uuid not null,
  key text not null check (length(key) <= 200),
  digest bytea not null,
  answer json,
  created_at timestamptz not null,
  primary key (workspace, actor, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);
call make_tenant_table('idempotency_keys', 'select, insert, update (answer)');
call grant_system('jobs', 'idempotency_keys', 'select (created_at), delete');
