"""Two versions of a procedure compared."""
