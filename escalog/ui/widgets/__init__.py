"""The widgets that pages are made of. They know tokens and plain values, no service and nothing of the domain."""
