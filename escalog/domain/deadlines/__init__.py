"""Counting time: calendars, local days, due dates and why."""
