-- What it takes to replace keys while they are in use: an epoch that tells every process to look again, when a key
-- retired, and the operator's rotations over all tenants.

alter table portico.deployment add column key_epoch bigint not null default 0;
grant update (key_epoch) on portico.deployment to portico_app;

alter table portico.data_keys add column retired_at timestamptz(3);
create index data_keys_listed on portico.data_keys (tenant_id, created_at, id);

-- tenant_id says which part of the deployment is rotated (null: all of it). It owns nothing: the rows are the operator's,
-- and outlive the tenant. lease_until is when another process may go on with it; null: at once.
create table portico.rotations (
  id             text           primary key,
  kind           text           not null check (kind in ('kek', 'tenant_key', 'connection_key')),
  tenant_id      text,
  connection_id  text,
  state          text           not null default 'running' check (state in ('running', 'done', 'failed')),
  total          integer        not null default 0,
  done           integer        not null default 0,
  error          text,
  lease_until    timestamptz(3),
  created_at     timestamptz(3) not null,
  updated_at     timestamptz(3) not null
);
create index rotations_listed on portico.rotations (created_at, id);

alter table portico.rotations enable row level security, force row level security;
create policy every_rotation on portico.rotations to portico_operator using (current_user = 'portico_operator');
grant select, insert, update on portico.rotations to portico_operator;
