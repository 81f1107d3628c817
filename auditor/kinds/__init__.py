"""The mechanisms that rule cards ask for, one file each, found by the entry point `auditor.kinds`."""
