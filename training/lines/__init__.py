"""Makes the model in `auditor/models/lines` that tells lines of an article from lines of the page around it."""
