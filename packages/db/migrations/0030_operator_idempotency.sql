-- The same as idempotency_keys, for what the operator writes: no tenant owns these rows, and no tenant's role reaches them.
-- They are sealed under a key that comes from the operator's token.

create table portico.operator_idempotency_keys (
  deployment_id  text           not null,
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
  primary key (deployment_id, key),
  constraint operator_idempotency_keys_leased check (state = 'unknown' or (state = 'running') = (lease_until is not null)),
  constraint operator_idempotency_keys_answered check (state <> 'done' or status is not null)
);
create index operator_idempotency_keys_due on portico.operator_idempotency_keys (lease_until)
  where state in ('running', 'unknown');
create index operator_idempotency_keys_expired on portico.operator_idempotency_keys (expires_at);

alter table portico.operator_idempotency_keys enable row level security, force row level security;
create policy every_key on portico.operator_idempotency_keys to portico_operator using (current_user = 'portico_operator');
grant select, insert, update, delete on portico.operator_idempotency_keys to portico_operator;
