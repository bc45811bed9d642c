"""Drawn parts: the ladder, the stage rail, marks, the verdict."""
