"""Scripts that make `auditor/models/` and the curves from data folders given by argument; not shipped."""
