-- The keys that a workspace seals what was signed with. One is in use; what was sealed with earlier ones stays valid.
create table seal_keys (
  workspace uuid not null,
  id uuid not null,
  -- DER, X.509: it goes into every paper.
  certificate bytea not null,
  -- PKCS #8 under the server's secret: nonce, text, tag.
  sealed_key bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (workspace, id)
);
create unique index seal_keys_in_use on seal_keys (workspace) where retired_at is null;
call make_tenant_table('seal_keys');
