-- What goes with an account or a contact that is deleted for good.

-- The log of documents whose rows are deleted, with all that was made of it. Looks at the workspace itself, since the
-- log is insert-only for everybody else. A document that still has a row somewhere is not its caller's to erase.
create function erase_documents(ids uuid[]) returns void
language sql security definer set search_path = pg_catalog, public as $$
  with gone as (
    delete from documents where workspace = nullif(current_setting('app.ws', true), '')::uuid and id = any (ids)
    returning id
  ), no_updates as (delete from document_updates using gone where document = gone.id),
  no_snapshots as (delete from document_snapshots using gone where document = gone.id),
  no_clients as (delete from document_clients using gone where document = gone.id),
  no_projections as (delete from document_projections using gone where document = gone.id)
  delete from settling using gone where document = gone.id
$$;
revoke execute on function erase_documents from public;
grant execute on function erase_documents to {prefix}app;

-- Erasure looks for payloads by what was deleted; it still changes nothing but them.
call grant_system('erasure', 'facts', 'select (type, ins, subject, data)');
create index facts_purged on facts (workspace, subject) where type like '%.purged';

-- What was read from a file about a record goes with the record.
grant delete on import_records to {prefix}app;
create index import_lines_of_record on import_lines (workspace, record) where record is not null;
create index import_records_of_record on import_records (workspace, record);
