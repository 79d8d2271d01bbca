"""Linkway's line map: a learner's years as one line of stops, drawn as SVG on the server.

Fill in a ``Journey`` of ``Stage``, ``Stop`` and ``Line``, and give it to the template tags of ``line_map``, which put the drawing
beside the list that says the same in words.
"""

from design.line_map.across import one_line, whole_journey
from design.line_map.border import certificate_border
from design.line_map.colours import LINE_COLOURS, LineColour, line_colour
from design.line_map.cover import cover
from design.line_map.model import Journey, Kind, Line, Pace, Stage, State, Stop, around

__all__ = [
    "LINE_COLOURS",
    "Journey",
    "Kind",
    "Line",
    "LineColour",
    "Pace",
    "Stage",
    "State",
    "Stop",
    "around",
    "certificate_border",
    "cover",
    "line_colour",
    "one_line",
    "whole_journey",
]
