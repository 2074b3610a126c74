-- In whose name, and with whose rights, a deal is won when its proposal is signed; nobody's unless somebody says so.
alter table proposal_settings add column wins_deal_by uuid;
