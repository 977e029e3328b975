"""Track service engagements: who does what, by when, decided by whom."""

__version__ = "0.1.0"
