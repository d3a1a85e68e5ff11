// The door of @portico/connector.
