"""PDF records: laid out, tagged, signed, and checked. Knows nothing of the store and nothing of the screen."""
