-- Two contacts become one and may become two again; and people are told what is new since they last looked at one.
alter table contacts
  add column merged_into uuid,
  add column merge jsonb,
  add foreign key (workspace, merged_into) references contacts (workspace, id),
  add check ((merged_into is null) = (merge is null));
create index contacts_by_merge on contacts (workspace, merged_into) where merged_into is not null;

create table contact_visits (
  workspace uuid not null,
  contact uuid not null,
  member uuid not null,
  at timestamptz not null,
  before timestamptz,
  primary key (workspace, contact, member),
  foreign key (workspace, contact) references contacts (workspace, id)
);
call make_tenant_table('contact_visits');

-- A contact that was merged is found through the other.
create or replace function remember_contact(of_workspace uuid, of_contact uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  select remember_entry(
    c.workspace, 'contact', c.id,
    array(select l.account from account_contacts l where l.workspace = c.workspace and l.contact = c.id order by l.linked_at),
    c.name, search_words(c.name, reach_words(c.emails, c.phones)), null)
  from contacts c
  where c.workspace = of_workspace and c.id = of_contact and c.binned_at is null and c.merged_into is null
$$;

create or replace function search_follows_contact() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' then
    perform forget_entry(old.workspace, 'contact', old.id);
  elsif new.binned_at is not null or new.merged_into is not null then
    perform forget_entry(new.workspace, 'contact', new.id);
  else
    perform remember_contact(new.workspace, new.id);
  end if;
  return null;
end $$;
drop trigger search_follows_change on contacts;
create trigger search_follows_change after update on contacts
  for each row when (
    (old.name, old.emails, old.phones, old.binned_at, old.merged_into) is distinct from
    (new.name, new.emails, new.phones, new.binned_at, new.merged_into)
  )
  execute function search_follows_contact();
