"""What there is to say of a procedure: its text, its report, a worked example."""
