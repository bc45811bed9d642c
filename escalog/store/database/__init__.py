"""The database file: engine, schema, prepared statements, the file system."""
