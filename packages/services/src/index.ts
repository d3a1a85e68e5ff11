// The door of @portico/services.
