"""Questions and the fields that answer them."""
