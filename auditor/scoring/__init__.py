"""From findings and measures to category scores and one overall score."""
