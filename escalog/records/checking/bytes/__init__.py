"""How a file is written: strict readers of its bytes."""
