-- A template may be a team's; null: everybody's. Whose it is orders it, and hides it from nobody.
alter table proposal_templates
  add column team uuid,
  -- What a team leaves behind is everybody's.
  add foreign key (workspace, team) references teams (workspace, id) on delete set null (team);
