-- The tables of one deployment, and who may see which row.
--
-- Tenancy stands here twice over: every key starts with tenant_id, so that no row can refer to another tenant's; and
-- row-level security lets portico_app see only the rows of the tenant named by the transaction (portico.tenant).
-- It is FORCEd, since the login owns the tables. After a transaction the setting reads '', hence nullif.

create table portico.deployment (
  id          uuid           not null,
  canary      bytea,
  created_at  timestamptz(3) not null
);
create unique index deployment_single on portico.deployment ((true));
insert into portico.deployment (id, created_at) values (gen_random_uuid(), now());

create table portico.tenants (
  id              text           primary key,
  name            text           not null,
  metadata        jsonb          not null default '{}',
  return_origins  text[]         not null default '{}',
  created_at      timestamptz(3) not null,
  updated_at      timestamptz(3) not null
);
create index tenants_listed on portico.tenants (created_at, id);

create table portico.api_keys (
  tenant_id       text           not null references portico.tenants on delete cascade,
  id              text           not null,
  lookup_id       text           not null,
  secret_hash     bytea          not null,
  prefix          text           not null,
  name            text           not null,
  scopes          text[]         not null,
  connection_ids  text[],
  grants          jsonb,
  mode            text           not null check (mode in ('live', 'test')),
  expires_at      timestamptz(3),
  last_used_at    timestamptz(3),
  created_at      timestamptz(3) not null,
  updated_at      timestamptz(3) not null,
  primary key (tenant_id, id)
);
-- the one unique index without a tenant: a key is looked up before anyone knows whose it is
create unique index api_keys_lookup on portico.api_keys (lookup_id);
create index api_keys_listed on portico.api_keys (tenant_id, created_at, id);

create table portico.connections (
  tenant_id           text           not null references portico.tenants on delete cascade,
  id                  text           not null,
  provider            text           not null,
  subdomain           text           not null,
  external_id         text,
  label               text,
  metadata            jsonb          not null default '{}',
  plan                text,
  flavour             text,
  budget_share        real           not null default 1 check (budget_share > 0 and budget_share <= 1),
  background_share    real           not null default 0.8 check (background_share > 0 and background_share <= 1),
  status              text           not null default 'active' check (status in ('active', 'needs_reauth', 'disabled')),
  agent               jsonb,
  field_mappings      jsonb,
  sealed_credentials  bytea          not null,
  generation          integer        not null,
  last_used_at        timestamptz(3),
  created_at          timestamptz(3) not null,
  updated_at          timestamptz(3) not null,
  primary key (tenant_id, id)
);
create unique index connections_account on portico.connections (tenant_id, provider, subdomain, external_id)
  nulls not distinct;
create index connections_listed on portico.connections (tenant_id, created_at, id);

-- A tenant's key is wrapped by a key outside (kek_ref), a connection's by the tenant's (parent_id). A destroyed key
-- stays as a tombstone without its bytes. It may outlive its connection; one that still opens anything may not: the
-- connection cannot be deleted before its keys are destroyed (data_keys_owner).
create table portico.data_keys (
  tenant_id      text           not null references portico.tenants on delete cascade,
  id             uuid           not null,
  connection_id  text,
  parent_id      uuid,
  kek_ref        text,
  version        integer        not null,
  state          text           not null check (state in ('active', 'decrypt_only', 'destroyed')),
  wrapped        bytea,
  created_at     timestamptz(3) not null,
  seals          bigint         not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references portico.data_keys,
  foreign key (tenant_id, connection_id) references portico.connections on delete set null (connection_id),
  constraint data_keys_wrapping check ((kek_ref is null) = (parent_id is not null)),
  constraint data_keys_owner check (state = 'destroyed' or (connection_id is null) = (parent_id is null)),
  constraint data_keys_shredded check ((state = 'destroyed') = (wrapped is null))
);
create unique index data_keys_active on portico.data_keys (tenant_id, connection_id) nulls not distinct
  where state = 'active';
create index data_keys_children on portico.data_keys (tenant_id, parent_id);

alter table portico.deployment  enable row level security, force row level security;
alter table portico.tenants     enable row level security, force row level security;
alter table portico.api_keys    enable row level security, force row level security;
alter table portico.connections enable row level security, force row level security;
alter table portico.data_keys   enable row level security, force row level security;

-- a policy without WITH CHECK holds its USING for new rows too
create policy own_tenant on portico.tenants to portico_app
  using (id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.api_keys to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.connections to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.data_keys to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));

-- who holds a key's public id may read that one row, and nothing else
create policy by_lookup on portico.api_keys for select to portico_app
  using (lookup_id = nullif(current_setting('portico.lookup', true), ''));

create policy everyone on portico.deployment to portico_app using (true);
-- by name: a login that is a member of the role inherits its policies, and is not to see more for that
create policy every_tenant on portico.tenants to portico_operator using (current_user = 'portico_operator');

grant usage on schema portico to portico_app, portico_operator;
grant select, update (canary) on portico.deployment to portico_app;
grant select on portico.tenants to portico_app;
grant select, insert, update, delete on portico.api_keys, portico.connections to portico_app;
grant select, insert, update on portico.data_keys to portico_app;
grant select, insert, update, delete on portico.tenants to portico_operator;
