"""What may be recorded now, what it needs, and what is known without asking."""
