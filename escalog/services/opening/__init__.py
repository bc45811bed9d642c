"""The ways into a store, and the bundled sample."""
