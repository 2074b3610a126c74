-- Up to which change of an event somebody from outside was written to; null: not yet.
alter table event_attendees add column told integer;
