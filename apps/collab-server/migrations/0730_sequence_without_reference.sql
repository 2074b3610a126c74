-- Facts are never removed and only the sequencer, which has just read them, gives them a place. The reference cost a look
-- and a lock on every fact, and while the database knew nothing of its tables a look through all facts of the workspace.
alter table fact_sequence drop constraint fact_sequence_workspace_fact_fkey;
