"""The body of a page: Markdown and ``:::`` blocks, read into parts and written back."""
