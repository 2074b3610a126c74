-- A proposal may be an alternative of another one: a copy of its document as it was, under a name, that can be merged back.
alter table proposals
  add column origin uuid,
  add column origin_seq bigint,
  add column branch_name text,
  add column merged_at timestamptz,
  -- Of the alternative's own log: so much of it is in its origin.
  add column merged_seq bigint,
  add foreign key (workspace, origin) references proposals (workspace, id) on delete set null (origin),
  add check ((branch_name is null) = (origin_seq is null));
create index proposals_of_origin on proposals (workspace, origin) where origin is not null;
