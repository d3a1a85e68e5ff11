// The door of @portico/simulators.
