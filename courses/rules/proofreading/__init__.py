"""Reading a curriculum's files as a careful colleague does: is it whole, clear, fair to the learner, and about nobody?"""
