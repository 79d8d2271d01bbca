"""Covers and diagrams, drawn from a few shapes: text in, SVG out, the same each time for the same id."""
