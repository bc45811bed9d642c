"""The procedures of a store: bringing in, comparing, taking into use."""
