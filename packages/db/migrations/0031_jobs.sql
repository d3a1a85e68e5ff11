-- What is done to many objects one after another, behind the back of who asked for it: a job, and a row for each item.
--
-- changes and problem are sealed; changes go as soon as the item has ended. lease_until is from when on a process may take
-- the job up; claims counts who has, so that whoever was overtaken can tell. A job goes with its connection.

create table portico.jobs (
  tenant_id      text           not null references portico.tenants on delete cascade,
  id             text           not null,
  connection_id  text           not null,
  actor          jsonb          not null,
  state          text           not null default 'running' check (state in ('running', 'done')),
  lease_until    timestamptz(3),
  claims         integer        not null default 0,
  created_at     timestamptz(3) not null,
  updated_at     timestamptz(3) not null,
  expires_at     timestamptz(3) not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, connection_id) references portico.connections on delete cascade,
  constraint jobs_leased check ((state = 'running') = (lease_until is not null))
);
create index jobs_due on portico.jobs (lease_until) where state = 'running';
create index jobs_running on portico.jobs (tenant_id) where state = 'running';
create index jobs_of_connection on portico.jobs (tenant_id, connection_id);
create index jobs_expired on portico.jobs (expires_at);

create table portico.job_items (
  tenant_id  text     not null references portico.tenants on delete cascade,
  job_id     text     not null,
  position   integer  not null,
  operation  text     not null check (operation in ('update', 'delete')),
  object_id  text     not null,
  state      text     not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'unknown')),
  changes    bytea,
  problem    bytea,
  primary key (tenant_id, job_id, position),
  foreign key (tenant_id, job_id) references portico.jobs on delete cascade,
  constraint job_items_forgotten check (state = 'waiting' or changes is null),
  constraint job_items_explained check ((state in ('failed', 'unknown')) = (problem is not null))
);

alter table portico.jobs      enable row level security, force row level security;
alter table portico.job_items enable row level security, force row level security;

create policy own_tenant on portico.jobs to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy own_tenant on portico.job_items to portico_app
  using (tenant_id = nullif(current_setting('portico.tenant', true), ''));
create policy every_tenant on portico.jobs to portico_worker using (current_user = 'portico_worker');

grant select, insert on portico.jobs, portico.job_items to portico_app;
grant update (state, lease_until, updated_at) on portico.jobs to portico_app;
grant update (state, changes, problem) on portico.job_items to portico_app;
-- enough to find work, to share it out among tenants, and to throw away what has expired
grant select (tenant_id, id, state, lease_until, claims, expires_at), update (lease_until, claims, updated_at), delete
  on portico.jobs to portico_worker;
