"""Scripts that make auditor/models/ from folders of data; not shipped."""
