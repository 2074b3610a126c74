-- What lists show of the prices of a template, without reading them.
alter table proposal_templates
  add column currency text,
  -- Rows with a price.
  add column lines integer not null default 0;
update proposal_templates set
  currency = pricing ->> 'currency',
  lines = (select count(*) from jsonb_path_query(pricing, '$.rows[*] ? (@.kind == "line")'))
where pricing is not null;
