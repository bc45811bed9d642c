"""All entries of one disagreement: admission, order, checking, transport."""
