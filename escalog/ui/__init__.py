"""The window: pages, forms and the parts they are made of. Knows the services and the domain, never the store."""
