"""Input and output formats, one file each."""
