-- Templates are live documents: what they say follows those, and no longer a command.
alter table documents
  drop constraint documents_kind_check,
  add constraint documents_kind_check check (kind in ('board', 'note', 'proposal', 'costing', 'template', 'brief'));

create function nodes_of_line(type text, line text) returns jsonb
language sql immutable set search_path = pg_catalog as $$
  select case when line = '' then jsonb_build_object('type', type)
    else jsonb_build_object('type', type, 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', line))) end
$$;

create function nodes_of_blocks(blocks jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, public as $$
  select coalesce(jsonb_agg(case block ->> 'kind'
    when 'pricing' then '{"type": "pricingTable"}'::jsonb
    when 'heading' then public.nodes_of_line('heading', block ->> 'text')
      || jsonb_build_object('attrs', jsonb_build_object('level', block -> 'level'))
    when 'paragraph' then public.nodes_of_line('paragraph', block ->> 'text')
    else jsonb_build_object('type', 'bulletList', 'content', (
      select jsonb_agg(jsonb_build_object('type', 'listItem', 'content', jsonb_build_array(public.nodes_of_line('paragraph', item))))
      from jsonb_array_elements_text(block -> 'items') item
    )) end order by at), '[]')
  from jsonb_array_elements(blocks) with ordinality as given (block, at)
$$;

alter table proposal_templates
  add column body jsonb not null default '[]',
  -- Its first words, which lists show.
  add column begins text not null default '',
  -- Of the document's log, as the row follows it; 0 where the template is older than its document.
  add column seq bigint not null default 0,
  add column edited_at timestamptz not null default now(),
  add column edited_by uuid;
update proposal_templates set
  body = nodes_of_blocks(blocks),
  begins = left(coalesce((select string_agg(word #>> '{}', ' ') from jsonb_path_query(blocks, '$[*].**.text') word), ''), 200),
  edited_at = created_at;
alter table proposal_templates drop column blocks;
drop function nodes_of_blocks, nodes_of_line;

-- What a proposal was begun with.
alter table proposals
  add column template uuid,
  add foreign key (workspace, template) references proposal_templates (workspace, id);
create index proposals_of_template on proposals (workspace, template) where template is not null;

-- Who gives older templates their documents looks for them.
call grant_system('jobs', 'proposal_templates', 'select (workspace, id, seq)');
