-- Words of a proposal that are marked as a promise are one once somebody signs them; from then on nothing changes them.
alter table promises
  alter column note drop not null,
  add column proposal uuid,
  add column locked_at timestamptz,
  add constraint promises_home check ((note is null) <> (proposal is null)),
  add foreign key (workspace, proposal) references proposals (workspace, id) on delete cascade;
create index promises_in_proposal on promises (workspace, proposal) where proposal is not null;

-- What a version promises, as it was sent: the text that is mailed has no marks of ours.
alter table proposal_versions add column promises jsonb not null default '[]';
