// The door of @portico/runtime.
