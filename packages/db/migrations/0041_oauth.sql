-- Signing in at the help desk itself.
--
-- connect_sessions.sign_in is what was asked for there and its answer is held against, sealed: the account, and the verifier.
-- connections.renewing_until is the lease of whoever renews the tokens: the one process that sends the refresh token.

alter table portico.connect_sessions
  add column sign_in bytea,
  add constraint connect_sessions_signed_in check (connected_at is null or sign_in is null);

alter table portico.connections add column renewing_until timestamptz(3);
