"""Making, unlocking, migrating and restoring a store."""
