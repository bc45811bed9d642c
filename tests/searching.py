"""How widely a law is tried: on a few examples in `make test`, on many new ones in `make search`."""

from hypothesis import HealthCheck, settings


def tried(few: int, many: int) -> settings:
    """Settings for one law; the profile that runs says which of the two numbers counts."""
    now = settings()
    return settings(
        now, max_examples=few if now.derandomize else many, suppress_health_check=[*HealthCheck], deadline=None
    )
