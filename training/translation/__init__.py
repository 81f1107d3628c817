"""Trains the model of translation origin: `python -m training.translation`."""
