"""What the program says, in French, and how that is gathered and compiled."""
