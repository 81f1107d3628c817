"""Trains the estimate of quality without a source: `python -m training.quality`."""
