-- Contacts come from files too.
alter table import_records drop constraint import_records_kind_check;
alter table import_records add constraint import_records_kind_check
  check (kind in ('product', 'member', 'account', 'contact', 'board', 'deal'));
alter table import_lines drop constraint import_lines_kind_check;
alter table import_lines add constraint import_lines_kind_check
  check (kind in ('product', 'member', 'account', 'contact', 'board', 'deal'));
