// The door of @portico/providers.
