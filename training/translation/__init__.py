"""Trains the model of translation origin and the quality estimate: `python -m training.translation`."""
