"""What belongs to the computer: its clock, its files, who uses it."""
