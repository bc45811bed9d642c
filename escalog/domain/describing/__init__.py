"""Descriptions of a procedure: its text, its report, a worked example."""
