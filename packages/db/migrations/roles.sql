-- Runs at every start, before the migrations: roles belong to the server, not to one database, and so may exist
-- already, or be missing after a restore elsewhere. None of them can log in; the login switches to one per transaction.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['portico_app', 'portico_operator', 'portico_worker'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin', role_name);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database of this server was faster
    end;
    begin
      execute format('set local role %I', role_name);
      reset role;
    exception when insufficient_privilege then
      execute format('grant %I to %I', role_name, session_user);
    end;
  end loop;
end $$;
