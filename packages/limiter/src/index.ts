// The door of @portico/limiter.
