"""Articles compared: a translation with its original, articles on one event with each other, copies in a batch."""
