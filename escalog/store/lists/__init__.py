"""The index beside the log: lists, due hours, full-text search."""
