"""Signs a record that was just built."""
