-- Where a link was mailed to; handed: a colleague made it and passed it on. Of links that are older neither is known.
alter table proposal_links
  add column mailed_to text,
  add column handed boolean not null default false;

-- Which sentence was said yes to is not known of what was signed before: the page spoke three languages.
update proposal_versions set answer = answer || '{"consent": null}' where answer ->> 'kind' = 'accepted';
