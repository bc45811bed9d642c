"""One signed entry: canonical bytes, commitments, sealing, versions."""
