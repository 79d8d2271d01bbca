"""How the questions of a quiz do: classical test theory, with the formulae of Moodle's statistics."""
