-- Links by which somebody who has no credential of ours connects a help desk, and how far each has come; and what their
-- administrators have consented to, which is kept with the connection.
--
-- connection_id is the connection to come, or the one whose credentials are replaced. browser_hash is the one browser that
-- the link works in. held is a key that was not at fault when its check failed, sealed, until held_until. tries counts the
-- keys that were tried until tries_until.

alter table portico.connections add column access text not null default 'read_write'
  check (access in ('read', 'read_write'));

create table portico.connect_sessions (
  tenant_id      text           not null references portico.tenants on delete cascade,
  id             text           not null,
  connection_id  text           not null,
  is_reconnect   boolean        not null,
  providers      text[]         not null,
  external_id    text,
  label          text,
  access         text           not null check (access in ('read', 'read_write')),
  return_url     text           not null,
  state          text,
  browser_hash   bytea,
  provider       text,
  address        text,
  fault          jsonb,
  held           bytea,
  held_until     timestamptz(3),
  tries          integer        not null default 0,
  tries_until    timestamptz(3),
  connected_at   timestamptz(3),
  created_at     timestamptz(3) not null,
  updated_at     timestamptz(3) not null,
  expires_at     timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint connect_sessions_held check ((held is null) = (held_until is null)),
  constraint connect_sessions_over check (connected_at is null or held is null)
);
create index connect_sessions_expired on portico.connect_sessions (expires_at);
create index connect_sessions_held_until on portico.connect_sessions (held_until) where held_until is not null;

alter table portico.connect_sessions enable row level security, force row level security;
create policy own_tenant on portico.connect_sessions to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy every_tenant on portico.connect_sessions to portico_worker using (current_user = 'portico_worker');

grant select, insert, update on portico.connect_sessions to portico_app;
-- enough to throw away what has expired
grant select (tenant_id, id, expires_at, held_until), update (held, held_until), delete
  on portico.connect_sessions to portico_worker;
