"""The signature of a file, its certificate and its time stamp."""
