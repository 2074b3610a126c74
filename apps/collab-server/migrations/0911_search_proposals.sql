-- A proposal is found by its title, its number and the words of its text.
alter table search_entries
  drop constraint search_entries_kind_check,
  add constraint search_entries_kind_check check (kind in ('account', 'contact', 'deal', 'note', 'proposal'));

create function search_follows_proposal() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'proposal', old.id);
  elsif new.archived_at is not null then
    perform forget_entry(new.workspace, 'proposal', new.id);
  else
    perform remember_entry(
      new.workspace, 'proposal', new.id, array[new.account], new.title,
      search_words(new.title, concat('P ', new.year, ' ', lpad(new.number::text, greatest(3, length(new.number::text)), '0'))),
      note_words(new.text));
  end if;
  return null;
end $$;
create trigger search_follows after insert or delete on proposals
  for each row execute function search_follows_proposal();
create trigger search_follows_change after update on proposals
  for each row when (
    (old.title, old.text, old.archived_at) is distinct from (new.title, new.text, new.archived_at)
  )
  execute function search_follows_proposal();
