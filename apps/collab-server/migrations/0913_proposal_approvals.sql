-- Who was asked to judge a proposal, what became of it, and which discounts were approved.
alter table proposals
  add column approval jsonb,
  add column approved jsonb not null default '[]';
alter table proposals alter column approved drop default;
