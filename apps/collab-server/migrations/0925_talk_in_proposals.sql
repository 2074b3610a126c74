-- Words of a proposal may be talked about; what is said to the customer names the words of theirs that it is about.
alter table threads
  drop constraint threads_subject_kind_check,
  add constraint threads_subject_kind_check
    check (subject_kind in ('note', 'proposal', 'account', 'deal', 'contact', 'task', 'handoff'));
alter table proposal_messages add column quote text;
