"""How a ladder was climbed: stays, time limits, overall limits, notices."""
