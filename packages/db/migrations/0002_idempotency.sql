-- What each Idempotency-Key stands for: one request, and how it ended.
--
-- connection_id is a note for whoever settles the row, not a reference: the connection may be gone by then, or may never
-- have been there. answer is sealed; in a row that is done, null means that it was too large to be kept. lease_until is
-- when the worker may take up a request that has not ended; null: never.

create table portico.idempotency_keys (
  tenant_id      text           not null references portico.tenants on delete cascade,
  key            text           not null,
  fingerprint    bytea          not null,
  state          text           not null check (state in ('running', 'done', 'unknown', 'not_sent')),
  lease_until    timestamptz(3),
  route          text           not null,
  connection_id  text,
  request_id     text           not null,
  intent         jsonb,
  status         integer,
  answer         bytea,
  created_at     timestamptz(3) not null,
  updated_at     timestamptz(3) not null,
  expires_at     timestamptz(3) not null,
  primary key (tenant_id, key),
  constraint idempotency_keys_leased check (state = 'unknown' or (state = 'running') = (lease_until is not null)),
  constraint idempotency_keys_answered check (state <> 'done' or status is not null)
);
create index idempotency_keys_due on portico.idempotency_keys (lease_until) where state in ('running', 'unknown');
create index idempotency_keys_expired on portico.idempotency_keys (expires_at);

alter table portico.idempotency_keys enable row level security, force row level security;

create policy own_tenant on portico.idempotency_keys to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy every_tenant on portico.idempotency_keys to portico_worker using (current_user = 'portico_worker');

grant select, insert, update, delete on portico.idempotency_keys to portico_app;
-- enough to find work and to throw away what has expired; what a request was and what it answered, its tenant reads
grant usage on schema portico to portico_worker;
grant select (tenant_id, key, request_id, state, lease_until, expires_at), update (state, lease_until, updated_at), delete
  on portico.idempotency_keys to portico_worker;
