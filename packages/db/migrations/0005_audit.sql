-- Who did what, tenant by tenant, in a chain: each row's hash covers the row and the hash before it. Nobody changes or
-- removes a row: there is no grant for it. The head says how far the chain goes, so that a cut end shows; checkpoints
-- are signed elsewhere, so that a chain computed anew shows. What a hash covers stands in src/audit-chain.ts.

create table portico.audit_log (
  tenant_id      text           not null references portico.tenants on delete cascade,
  seq            bigint         not null check (seq > 0),
  at             timestamptz(3) not null,
  actor          text           not null,
  action         text           not null,
  decision       text           not null check (decision in ('allowed', 'refused', 'failed', 'unknown')),
  reason         text,
  sentence       text           not null,
  connection_id  text,
  target         text,
  request_id     text           not null,
  prev_hash      bytea          not null check (length(prev_hash) = 32),
  hash           bytea          not null check (length(hash) = 32),
  primary key (tenant_id, seq)
);
create index audit_log_by_action on portico.audit_log (tenant_id, action, seq);
create index audit_log_by_connection on portico.audit_log (tenant_id, connection_id, seq);
create index audit_log_by_decision on portico.audit_log (tenant_id, decision, seq);

create table portico.audit_heads (
  tenant_id  text    primary key references portico.tenants on delete cascade,
  seq        bigint  not null,
  hash       bytea   not null check (length(hash) = 32)
);

create table portico.audit_checkpoints (
  tenant_id  text            not null references portico.tenants on delete cascade,
  seq        bigint          not null,
  hash       bytea           not null check (length(hash) = 32),
  signature  bytea           not null,
  at         timestamptz(3)  not null,
  primary key (tenant_id, seq)
);

alter table portico.audit_log         enable row level security, force row level security;
alter table portico.audit_heads       enable row level security, force row level security;
alter table portico.audit_checkpoints enable row level security, force row level security;

create policy own_tenant on portico.audit_log to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.audit_heads to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.audit_checkpoints to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));

grant select, insert on portico.audit_log, portico.audit_checkpoints to portico_app;
grant select, insert, update on portico.audit_heads to portico_app;
