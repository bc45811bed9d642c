"""What has a date: Today, the agenda, calendar files, facts for the list."""
