-- How far the automations of each workspace have looked through its facts. What happened before they came is not for them.
create table automation_cursors (
  workspace uuid primary key references workspaces,
  seq bigint not null check (seq >= 0)
);
call make_tenant_table('automation_cursors', 'select, update');
call grant_system('jobs', 'automation_cursors', 'select');
call grant_system('jobs', 'fact_sequence', 'select');

insert into automation_cursors (workspace, seq)
select id, coalesce((select max(seq) from fact_sequence where workspace = workspaces.id), 0) from workspaces;

-- Runs as its owner: whoever makes a workspace need not know of automations.
create function begin_automations() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into automation_cursors (workspace, seq) values (new.id, 0);
  return null;
end $$;
create trigger begin_automations after insert on workspaces for each row execute function begin_automations();
