"""Canonical bytes, commitments, signatures, and the joining and checking of logs.

Knows nothing of Qt, files, databases or procedures; a kind of entry is free text here.
"""
