"""The lock at which a gated consumer waits, and from which position on."""

GATE = 740
GATED_FROM = 150
