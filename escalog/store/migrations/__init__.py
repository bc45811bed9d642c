"""The steps from one version of a store to the next, run by alembic. A step never uses the live tables of `schema`."""
