"""Makes the outlet tables that come from published lists; see rules/outlets/README.md."""
