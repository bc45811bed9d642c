"""What a store keeps besides disagreements: drafts, settings, the register."""
