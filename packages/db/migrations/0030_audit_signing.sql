-- Checkpoints of the audit logs are signed with a key of the deployment, sealed like its canary. Each follows the one
-- before it, so that of several processes one makes the next. The worker reads how far each log and its last checkpoint
-- go, and nothing of what they say.

alter table portico.deployment add column audit_key bytea;
grant update (audit_key) on portico.deployment to portico_app;

alter table portico.audit_checkpoints add column after_seq bigint not null check (after_seq < seq);
create unique index audit_checkpoints_successor on portico.audit_checkpoints (tenant_id, after_seq);

create policy every_tenant on portico.audit_heads for select to portico_worker using (current_user = 'portico_worker');
create policy every_tenant on portico.audit_checkpoints for select to portico_worker using (current_user = 'portico_worker');
grant select (tenant_id, seq) on portico.audit_heads to portico_worker;
grant select (tenant_id, seq, at) on portico.audit_checkpoints to portico_worker;
