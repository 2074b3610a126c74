-- Upkeep looks for boards with something to tidy across workspaces, and tidies inside one.
call grant_system('jobs', 'deals', 'select (workspace, board, home, status, stage_since, last_activity)');
call grant_system('jobs', 'board_strays', 'select (workspace, board)');
create index deals_closed_on_board on deals (greatest(stage_since, last_activity))
  where home = 'board' and status <> 'open';
