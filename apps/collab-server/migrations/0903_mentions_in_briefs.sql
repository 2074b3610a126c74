-- Briefs call people as notes do; who reads the handoff reads the mention.
alter table mentions
  drop constraint mentions_place_check,
  add constraint mentions_place_check check (place in ('note', 'brief', 'thread'));
