-- Templates have priced lines. Null until its document has been given prices: it is older than they are.
alter table proposal_templates add column pricing jsonb;
-- Who gives those templates their prices looks for them.
call grant_system('jobs', 'proposal_templates', 'select (workspace, id, seq, pricing)');
