"""Which facts a record holds, and where; what a copy discloses."""
