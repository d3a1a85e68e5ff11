// The door of @portico/gateway, for tests.
