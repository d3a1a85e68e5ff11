// The door of @portico/http.
