"""auditor inside other tools, one file each; none is imported unless asked for."""
