"""How score cards look, one file per presentation."""
