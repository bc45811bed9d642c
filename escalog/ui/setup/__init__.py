"""First run, unlocking, restoring, the recovery sheet."""
