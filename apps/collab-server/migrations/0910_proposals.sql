-- Proposals. What they say and cost follows the live document of the same id; the rest follows facts.
create table proposals (
  workspace uuid not null references workspaces,
  id uuid not null,
  year integer not null,
  number integer not null,
  account uuid not null,
  deal uuid,
  contact uuid,
  owner uuid,
  costing uuid not null,
  state text not null check (state in ('draft', 'in-review', 'sent', 'opened', 'accepted', 'declined', 'expired')),
  seq bigint not null,
  title text not null,
  text text not null,
  language text not null check (language in ('en', 'fr', 'it')),
  currency text not null,
  valid_until date,
  sums jsonb not null,
  once bigint not null,
  yearly bigint not null,
  lines integer not null,
  discounts jsonb not null,
  open_suggestions integer not null,
  created_at timestamptz not null,
  edited_at timestamptz not null,
  edited_by uuid,
  archived_at timestamptz,
  primary key (workspace, id),
  unique (workspace, year, number),
  unique (workspace, costing),
  foreign key (workspace, account) references accounts (workspace, id)
);
create index proposals_by_edit on proposals (workspace, edited_at desc, id);
create index proposals_of_account on proposals (workspace, account);
create index proposals_of_deal on proposals (workspace, deal) where deal is not null;
create index proposals_of_contact on proposals (workspace, contact) where contact is not null;
call make_tenant_table('proposals');

-- What a proposal costs ourselves is a document of its own.
alter table documents
  drop constraint documents_kind_check,
  add constraint documents_kind_check check (kind in ('board', 'note', 'proposal', 'costing', 'brief'));

-- Whoever has one open may no longer write on it once it is archived, or accepted (M11).
create function raise_rights_version_of_proposal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update workspaces set rights_version = rights_version + 1 where id = new.workspace;
  return null;
end $$;
create trigger proposals_closed after update on proposals
  for each row when (
    old.archived_at is distinct from new.archived_at or (old.state = 'accepted') is distinct from (new.state = 'accepted')
  )
  execute function raise_rights_version_of_proposal();
