-- What was on its way when a document is erased goes with it: each statement sees what was committed while the one before
-- it waited. As one statement it left rows that an edit or a projection had written meanwhile.
create or replace function erase_documents(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  of_workspace uuid := nullif(current_setting('app.ws', true), '')::uuid;
  gone uuid[];
begin
  -- Whoever projects or edits on the server has this first, and then the document.
  perform 1 from document_projections where workspace = of_workspace and document = any (ids) order by document for update;
  with deleted as (
    delete from documents where workspace = of_workspace and id = any (ids) returning id
  ) select array_agg(id) into gone from deleted;
  delete from document_updates where document = any (gone);
  delete from document_snapshots where document = any (gone);
  delete from document_clients where document = any (gone);
  delete from document_projections where document = any (gone);
  delete from settling where document = any (gone);
end
$$;
