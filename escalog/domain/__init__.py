"""The pure part: procedures, disagreements, stages, time limits, and what may happen next.

Nothing here knows of Qt, of a database, of files on disk or of the present hour.
"""
