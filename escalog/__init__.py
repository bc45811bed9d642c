"""escalog: record a safeguarding disagreement, walk it up the ladder, hand over a signed record.

Knows the version and nothing else, so that importing the package costs nothing.
"""

__version__ = "0.1.0"
