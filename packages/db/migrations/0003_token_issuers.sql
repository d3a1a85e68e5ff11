-- Whose signed tokens a tenant takes in place of an API key, and from which addresses a key may be used.

create table portico.token_issuers (
  tenant_id   text           not null references portico.tenants on delete cascade,
  id          text           not null,
  issuer      text           not null,
  jwks_url    text           not null,
  algorithms  text[]         not null,
  scopes      text[]         not null,
  created_at  timestamptz(3) not null,
  updated_at  timestamptz(3) not null,
  primary key (tenant_id, id)
);
create unique index token_issuers_issuer on portico.token_issuers (tenant_id, issuer);
create index token_issuers_listed on portico.token_issuers (tenant_id, created_at, id);

alter table portico.token_issuers enable row level security, force row level security;
create policy own_tenant on portico.token_issuers to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
grant select, insert, delete on portico.token_issuers to portico_app;

-- null: from everywhere
alter table portico.api_keys add column cidrs text[];
