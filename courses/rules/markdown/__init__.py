"""What authors write: Markdown as the curriculum's files have it, read into a tree and written back.

The tree (``tree``) stands between three spellings of the same text: Markdown (``parsing``, ``writing``), the HTML of
the editor in ``/admin/`` (``html_reading``, ``html_writing``) and the HTML that readers get (``rendering``). Markdown is what
is kept; the other two are made from it.
"""
