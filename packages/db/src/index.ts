// The door of @portico/db.
