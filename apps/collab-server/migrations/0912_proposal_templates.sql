-- What proposals begin with, and blocks that are used again and again.
create table proposal_templates (
  workspace uuid not null references workspaces,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('whole', 'part')),
  language text not null check (language in ('en', 'fr', 'it')),
  blocks jsonb not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace, id)
);
create unique index proposal_templates_in_use on proposal_templates (workspace, fold_text(name)) where archived_at is null;
call make_tenant_table('proposal_templates');
