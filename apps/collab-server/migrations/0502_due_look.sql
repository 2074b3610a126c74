-- One look, twice a second, tells each node what waits for it, so that nothing else has to ask.
call grant_system('poll', 'fact_queue', 'select (workspace)');
call grant_system('poll', 'jobs', 'select (kind, run_at, leased_until, failed_at)');
