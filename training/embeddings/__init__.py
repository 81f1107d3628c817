"""Training and measuring the sentence embeddings that ship with auditor."""
