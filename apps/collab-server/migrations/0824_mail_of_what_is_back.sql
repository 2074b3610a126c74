-- A row that was snoozed is told of once more when it is back: its newest reason says so from this moment on.
alter table inbox_reasons add column back_at timestamptz;
