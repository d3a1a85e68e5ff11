// The door of @portico/vault.
