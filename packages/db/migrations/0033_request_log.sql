-- What became of each request of a tenant, and the calls to its help desk that it made. Added in batches and never changed;
-- rows go when they expire. Ids, counts and times alone: nothing of what a request or an answer said. A request outlives
-- the connection and the key that it names. Ids are minted as requests come, so that their order is that of time.

create table portico.requests (
  tenant_id         text            not null references portico.tenants on delete cascade,
  id                text            not null,
  at                timestamptz(3)  not null,
  method            text            not null,
  route             text            not null,
  status            integer         not null,
  code              text,
  api_key_id        text            not null,
  connection_id     text,
  provider          text,
  subdomain         text,
  duration_ms       integer         not null,
  waited_ms         integer         not null,
  upstream_calls    integer         not null,
  upstream_credits  real            not null,
  calls             jsonb           not null,
  expires_at        timestamptz(3)  not null,
  primary key (tenant_id, id)
);
create index requests_of_connection on portico.requests (tenant_id, connection_id, id);
create index requests_expired on portico.requests (expires_at);

alter table portico.requests enable row level security, force row level security;
create policy own_tenant on portico.requests to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy every_tenant on portico.requests to portico_worker using (current_user = 'portico_worker');

grant select, insert on portico.requests to portico_app;
grant select (tenant_id, id, expires_at), delete on portico.requests to portico_worker;
