### The first screen: said before anything else is loaded.

