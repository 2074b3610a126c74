-- Contacts may be talked about. They have no container of their own: who knows the contact reads what is said of them.
-- With the contact goes the talk, and with the talk whom it called.
alter table threads
  alter column container drop not null,
  drop constraint threads_subject_kind_check,
  add constraint threads_subject_kind_check check (subject_kind in ('note', 'account', 'deal', 'contact')),
  add check ((container is null) = (subject_kind = 'contact')),
  add column contact uuid generated always as (case when subject_kind = 'contact' then subject end) stored,
  add foreign key (workspace, contact) references contacts (workspace, id) on delete cascade;
create index threads_of_contact on threads (workspace, contact) where contact is not null;

alter table mentions
  alter column container drop not null,
  add column thread uuid generated always as (case when place = 'thread' then place_id end) stored,
  add check (container is not null or place = 'thread'),
  add foreign key (workspace, thread) references threads (workspace, id) on delete cascade;
create index mentions_of_thread on mentions (workspace, thread) where thread is not null;
