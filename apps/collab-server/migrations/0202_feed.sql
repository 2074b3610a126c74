-- The feed asks once a second, for all workspaces that somebody watches, how far their facts have come.
call grant_system('poll', 'fact_sequence', 'select (workspace, seq)');
