-- What can be found by its words: one entry per record. The database keeps it, in the transaction that changes the
-- record, so that no writer can forget it and a rebuild of rows rebuilds it too.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table search_entries (
  workspace uuid not null,
  kind text not null check (kind in ('account', 'contact', 'deal', 'note')),
  id uuid not null,
  -- Whoever may read one of these may read the record; none: every colleague may.
  containers uuid[] not null,
  title text not null,
  -- The words by which it is known, folded, each with a space before it so that ' ab' is the beginning of a word.
  words text not null,
  -- Longer text, such as a note's, that is searched by whole words.
  body tsvector,
  changed_at timestamptz not null,
  primary key (workspace, kind, id)
);
create index search_entries_words on search_entries using gin (workspace, words gin_trgm_ops);
create index search_entries_body on search_entries using gin (workspace, body) where body is not null;
call make_tenant_table('search_entries', 'select');

-- ' words of all kinds': folded, what is not a letter or digit is a space.
create function search_words(variadic parts text[]) returns text language sql immutable parallel safe as $$
  select ' ' || btrim(regexp_replace(
    replace(replace(replace(fold_text(array_to_string(parts, ' ')), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
    '[^[:alnum:]@._+]+', ' ', 'g'))
$$;

-- Addresses and numbers by which somebody is reached.
create function reach_words(emails jsonb, phones jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(' ',
    (select string_agg(each ->> 'address', ' ') from jsonb_array_elements(emails) each),
    (select string_agg(each ->> 'number', ' ') from jsonb_array_elements(phones) each))
$$;

-- Under the owner's rights: whichever role writes a record, its entry follows.
create function remember_entry(
  of_workspace uuid, of_kind text, of_id uuid, in_containers uuid[], with_title text, with_words text, with_body tsvector
) returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into search_entries values (
    of_workspace, of_kind, of_id, in_containers, with_title, with_words, with_body, now()
  )
  on conflict (workspace, kind, id) do update set containers = excluded.containers, title = excluded.title,
    words = excluded.words, body = excluded.body, changed_at = excluded.changed_at
$$;

create function forget_entry(of_workspace uuid, of_kind text, of_id uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  delete from search_entries where workspace = of_workspace and kind = of_kind and id = of_id
$$;

create function search_follows_account() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'account', old.id);
  elsif new.binned_at is not null or new.merged_into is not null then
    perform forget_entry(new.workspace, 'account', new.id);
  else
    perform remember_entry(
      new.workspace, 'account', new.id, array[new.id], new.name,
      search_words(new.name, new.domain, reach_words(new.emails, new.phones)), null);
  end if;
  return null;
end $$;
create trigger search_follows after insert or delete on accounts
  for each row execute function search_follows_account();
create trigger search_follows_change after update on accounts
  for each row when (
    (old.name, old.domain, old.emails, old.phones, old.binned_at, old.merged_into) is distinct from
    (new.name, new.domain, new.emails, new.phones, new.binned_at, new.merged_into)
  )
  execute function search_follows_account();

create function remember_contact(of_workspace uuid, of_contact uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  select remember_entry(
    c.workspace, 'contact', c.id,
    array(select l.account from account_contacts l where l.workspace = c.workspace and l.contact = c.id order by l.linked_at),
    c.name, search_words(c.name, reach_words(c.emails, c.phones)), null)
  from contacts c
  where c.workspace = of_workspace and c.id = of_contact and c.binned_at is null
$$;

create function search_follows_contact() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'contact', old.id);
  elsif new.binned_at is not null then
    perform forget_entry(new.workspace, 'contact', new.id);
  else
    perform remember_contact(new.workspace, new.id);
  end if;
  return null;
end $$;
create trigger search_follows after insert or delete on contacts
  for each row execute function search_follows_contact();
create trigger search_follows_change after update on contacts
  for each row when (
    (old.name, old.emails, old.phones, old.binned_at) is distinct from
    (new.name, new.emails, new.phones, new.binned_at)
  )
  execute function search_follows_contact();

-- Who sees a contact is who sees one of its accounts.
create function search_follows_link() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform remember_contact(coalesce(new.workspace, old.workspace), coalesce(new.contact, old.contact));
  return null;
end $$;
create trigger search_follows after insert or delete on account_contacts
  for each row execute function search_follows_link();

create function search_follows_deal() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'deal', old.id);
  elsif new.archive_reason in ('by-command', 'removed-from-document') then
    perform forget_entry(new.workspace, 'deal', new.id);
  else
    perform remember_entry(new.workspace, 'deal', new.id, array[new.board], new.title, search_words(new.title), null);
  end if;
  return null;
end $$;
create trigger search_follows after insert or delete on deals
  for each row execute function search_follows_deal();
-- Most changes of a deal are its place, and cost nothing here.
create trigger search_follows_change after update on deals
  for each row when (
    (old.title, old.board, old.archive_reason) is distinct from (new.title, new.board, new.archive_reason)
  )
  execute function search_follows_deal();

-- A note is found by its title and by the words of its text. The index of one text may not pass a megabyte.
create function note_words(given text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple', search_words(left(given, 300000)))
$$;

create function search_follows_note() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'note', old.id);
  elsif new.archived_at is not null then
    perform forget_entry(new.workspace, 'note', new.id);
  else
    perform remember_entry(
      new.workspace, 'note', new.id, array[new.account], new.title, search_words(new.title), note_words(new.text));
  end if;
  return null;
end $$;
create trigger search_follows after insert or delete on notes
  for each row execute function search_follows_note();
create trigger search_follows_change after update on notes
  for each row when (
    (old.title, old.text, old.archived_at) is distinct from (new.title, new.text, new.archived_at)
  )
  execute function search_follows_note();

insert into search_entries
  select workspace, 'account', id, array[id], name, search_words(name, domain, reach_words(emails, phones)), null, now()
  from accounts where binned_at is null and merged_into is null;
insert into search_entries
  select workspace, 'deal', id, array[board], title, search_words(title), null, now() from deals
  where archive_reason is null or archive_reason not in ('by-command', 'removed-from-document');

insert into search_entries
  select workspace, 'note', id, array[account], title, search_words(title), note_words(text), now() from notes
  where archived_at is null;

-- Likeness is asked with operators that the planner may not use below a row-level policy, so this runs as its owner and
-- looks at the workspace of the transaction alone. Who may see what comes out is decided by the caller.
-- `terms` are folded words without spaces; `wanted_kind` null means all. Every term begins a word, or stands inside one
-- when it has three letters; then come texts that have every term, and where all that is little, words that look alike.
create function find_entries(terms text[], wanted_kind text) returns table (
  kind text, id uuid, containers uuid[], title text, changed_at timestamptz, score real, by text
)
language plpgsql stable security definer set search_path = pg_catalog, public
set pg_trgm.strict_word_similarity_threshold = 0.4 as $$
declare
  ours constant uuid := nullif(current_setting('app.ws', true), '')::uuid;
  whole constant text := array_to_string(terms, ' ');
  patterns constant text[] := array(
    select case when length(term) < 3 then '% ' else '%' end || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    from unnest(terms) term order by length(term) desc);
  in_words constant tsquery := to_tsquery('simple', array_to_string(array(
    select quote_literal(term) || ':*' from unnest(terms) term), ' & '));
  found bigint;
  in_text bigint;
begin
  return query
    select e.kind, e.id, e.containers, e.title, e.changed_at,
      (case
        when e.words = ' ' || whole then 1.0
        when starts_with(e.words, ' ' || whole) then 0.9
        when position(' ' || whole in e.words) > 0 then 0.8
        when position(whole in e.words) > 0 then 0.65
        else 0.6
      end - least(length(e.words), 200) / 4000.0)::real,
      'name'
    from search_entries e
    where e.workspace = ours and e.words like patterns[1] and e.words like all (patterns)
      and (wanted_kind is null or e.kind = wanted_kind);
  get diagnostics found = row_count;
  return query
    select e.kind, e.id, e.containers, e.title, e.changed_at, (0.4 + least(ts_rank_cd(e.body, in_words), 1) / 10)::real, 'text'
    from search_entries e
    where e.workspace = ours and e.body is not null and e.body @@ in_words and not e.words like all (patterns)
      and (wanted_kind is null or e.kind = wanted_kind);
  get diagnostics in_text = row_count;
  if found + in_text < 5 and length(whole) >= 4 then
    -- Two letters swapped in one short word leave 0.43; several words have more to be alike in.
    perform set_config(
      'pg_trgm.strict_word_similarity_threshold', case when cardinality(terms) > 1 then '0.55' else '0.4' end, true);
    return query
      select e.kind, e.id, e.containers, e.title, e.changed_at,
        (0.5 * strict_word_similarity(whole, e.words))::real, 'alike'
      from search_entries e
      where e.workspace = ours and whole <<% e.words and not e.words like all (patterns)
        and (e.body is null or not e.body @@ in_words)
        and (wanted_kind is null or e.kind = wanted_kind);
  end if;
end $$;
select remember_contact(workspace, id) from contacts;

revoke execute on function find_entries, remember_entry, forget_entry, remember_contact from public;
grant execute on function find_entries to {prefix}app;
