"""Many articles: scoring in order, and the gate."""
