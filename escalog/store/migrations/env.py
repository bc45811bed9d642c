"""What alembic runs: the revisions, on the connection of the open store, in the transaction it is in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
context.run_migrations()
