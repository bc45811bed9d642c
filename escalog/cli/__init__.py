"""The command line: names, shapes and exit codes that other programs rely on. Knows no Qt."""
