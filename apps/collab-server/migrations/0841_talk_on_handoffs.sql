-- Handoffs may be talked about: receivers ask there, senders answer. Guarded by the account that is handed on.
alter table threads
  drop constraint threads_subject_kind_check,
  add constraint threads_subject_kind_check check (subject_kind in ('note', 'account', 'deal', 'contact', 'task', 'handoff'));
