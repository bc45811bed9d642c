"""Looking after a store: backups, checks, passphrases."""
