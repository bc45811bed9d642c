"""Key slots, passphrases and recovery codes."""
