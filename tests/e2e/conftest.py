"""Windows over a practice store and a real one."""

from tests.builders.windows import open_window, real, sample, stores

__all__ = ["open_window", "real", "sample", "stores"]
