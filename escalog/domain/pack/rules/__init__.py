"""What must hold between the values of a pack, noun by noun."""
