// The door of @portico/model.
