"""What people of the demo world write about their work. Nobody who was supported is in it."""

from __future__ import annotations

from typing import Final

WORK: Final = (
    "I tried this over four weeks with three people, whose stories I keep out of here. What I changed was the beginning: I "
    "asked what mattered to them before I said anything about what there is. The first time felt slow, and I filled a silence "
    "that was not mine to fill. The second time I waited, and the person named something that no referral would have said.\n\n"
    "What I learnt is that my own hurry was the obstacle, and that a short pause saves a long detour. I talked it over in "
    "supervision, where we agreed that I would leave ten minutes between conversations to write down what I had heard.\n\n"
    "Next I want to find out whether people remember what we agreed. I will ask each of them at the second meeting, and bring "
    "what I find to my learning set.",
    "My starting point was a map with two groups on it that I sent everybody to. I visited six more places on foot and asked "
    "each the same four questions: who comes, who does not, what costs money, and who answers the telephone. Two of them had "
    "closed. One had no step-free door, which its page does not say.\n\n"
    "I now keep a date beside each entry and take out what I have not checked for six months. A colleague in the next practice "
    "uses the same list, so that we look after it together.\n\n"
    "What I would do differently: go with somebody who lives there. I saw the places as a visitor, and would have missed the "
    "garden behind the library if a volunteer had not shown me.",
    "The plan that I wrote with somebody in spring had nine actions, and seven were mine. I read it again with the guidance of "
    "this module and saw that it was my plan. We began again with one question, what would a good week look like, and ended "
    "with three actions in the person’s own words, of which one was to do nothing for now.\n\n"
    "It was uncomfortable to show the first plan in supervision. What helped was to look at what the practice counts: actions "
    "are easy to count, and I had begun to write for the count.\n\n"
    "I have told our team what I found. We will each bring one plan to the next meeting, without names, and ask whose it is.",
)
WORK_MARKED: Final = (
    "You show what you did and what came of it, and you are honest about what did not work. Keep the habit of going back to ask.",
    "Clear, specific and careful about other people’s privacy. Next time say a little more about who was not reached.",
    "A good piece of reflection: one moment, looked at closely. Bring it to your learning set, others will know the feeling.",
)
OBSERVED: Final = (
    "Keep leaving room before the next question. Look at it again together in three months.",
    "Bring one conversation that went less well to supervision next month.",
    "",
)
RATED: Final = (
    "I do this in my own way most weeks now, and know whom to ask when it gets difficult.",
    "This has become steadier since the module. I still write down beforehand what I want to listen for.",
    "I brought it to supervision twice this term, and changed how I begin because of it.",
)
ASKED_TO_CONFIRM: Final = (
    "Could we look at these when we next meet? I have put beside each what I think shows it."
)
NOT_YET_BECAUSE: Final = (
    "You know the places very well. Show me how you find out what is missing, for instance with your map of the last half-year, "
    "and we will look at it again."
)
