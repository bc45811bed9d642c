"""What everything speaks in: ids, entries, moments, failures."""
