"""What a person does with a disagreement, and how it is found."""
