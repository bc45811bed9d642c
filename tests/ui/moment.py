"""The hour at which these tests happen."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
