-- What asking the help desk has told of a connection's account, and when: its kind, its limit, what its agent may not do.

alter table portico.connections add column probed jsonb;
