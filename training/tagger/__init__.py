"""Makes the French lexicon and tagger in `auditor/models/tagger` from treebanks, Lexique and running text."""
