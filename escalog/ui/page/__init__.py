"""What every page is built on: base, lists, wizard, drafts, failures, targets."""
