"""Training of the model of words that look or sound alike."""
