"""The command line: names, shapes and exit codes that other programs rely on. Knows no Qt."""

from escalog.cli.command_line import main

__all__ = ["main"]
