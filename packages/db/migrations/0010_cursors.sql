-- What stands in a walk's cursor where that is too long to be handed to a caller: sealed, under the id that the cursor holds.

create table portico.cursors (
  tenant_id   text           not null references portico.tenants on delete cascade,
  id          text           not null,
  sealed      bytea          not null,
  expires_at  timestamptz(3) not null,
  primary key (tenant_id, id)
);
create index cursors_expired on portico.cursors (expires_at);

alter table portico.cursors enable row level security, force row level security;
create policy own_tenant on portico.cursors to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy every_tenant on portico.cursors to portico_worker using (current_user = 'portico_worker');

grant select, insert on portico.cursors to portico_app;
grant select (tenant_id, id, expires_at), delete on portico.cursors to portico_worker;
