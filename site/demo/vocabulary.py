"""The fixed words of the demo world: who can sign in, and where everybody works. All of it is invented."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

DOMAIN: Final = "demo.linkway.example"
PASSWORD: Final = "linkway-demo"  # noqa: S105
SEED: Final = 20261122

SIGN_INS: Final = (
    ("admin", "Ade Fashola", "runs the programme"),
    ("trainer", "Tamsin Reeve", "writes content"),
    ("learner", "Leila Hartley", "half way through her second module"),
    ("second.year", "Samir Doyle", "in Year 2, by recognised prior learning"),
    ("lead", "Lorna Pryce", "manages people in a primary care network and facilitates a cohort"),
    ("supervisor", "Sunita Rao", "supervises three link workers"),
    ("region.lead", "Rhys Calder", "leads a region"),
    ("national", "Nadia Okoro", "sees the nation's figures"),
)

GIVEN_NAMES: Final = ["Aisha", "Alan", "Alice", "Amara", "Amit", "Amy", "Andre", "Angela", "Anwar", "Aoife", "Ben", "Beth", "Bola", "Bridget", "Callum", "Carla", "Chidi", "Claire", "Colin", "Comfort", "Dafydd", "Dawn", "Deepa", "Denise", "Dipa", "Donna", "Duncan", "Eilidh", "Ella", "Emeka", "Erin", "Esther", "Ewan", "Faith", "Farah", "Fiona", "Fran", "Gareth", "Gemma", "Grace", "Hana", "Harpreet", "Hazel", "Helen", "Hugh", "Ifan", "Imani", "Ines", "Iqbal", "Isla", "Jack", "Jacinta", "Jamal", "Janet", "Jay", "Jo", "Joan", "Kamal", "Karen", "Kate", "Keith", "Kiran", "Kirsty", "Kofi", "Lara", "Lee", "Leroy", "Lin", "Lola", "Luca", "Lucy", "Maeve", "Manjit", "Marcia", "Mark", "Mei", "Mina", "Moira", "Musa", "Naomi", "Neil", "Nia", "Niamh", "Nikhil", "Nora", "Olu", "Omar", "Orla", "Owen", "Paula", "Petra", "Priya", "Rachel", "Ravi", "Rhona", "Rob", "Rosa", "Ruth", "Sadia", "Sally", "Sanjay", "Sasha", "Sean", "Shanice", "Sian", "Sophie", "Stella", "Steve", "Sue", "Tariq", "Tess", "Tola", "Tony", "Uma", "Vera", "Vikram", "Wanda", "Wendy", "Yasmin", "Yusuf", "Zara", "Zoe"]

SURNAMES: Final = ["Abbott", "Achebe", "Ahmed", "Akhtar", "Ali", "Allen", "Amin", "Archer", "Ashby", "Bains", "Barker", "Begum", "Bell", "Bennett", "Bhatt", "Blake", "Boateng", "Bowen", "Brennan", "Brooks", "Byrne", "Carr", "Chan", "Chaudhry", "Clarke", "Cole", "Conway", "Cooper", "Costa", "Cross", "Dalton", "Das", "Davies", "Dean", "Dixon", "Doherty", "Drake", "Dunn", "Ellis", "Evans", "Farrow", "Fenn", "Finch", "Flynn", "Ford", "Foster", "Fox", "Gale", "Garner", "Ghosh", "Gill", "Grant", "Green", "Hale", "Hall", "Hardy", "Hayes", "Hill", "Holt", "Hope", "Hughes", "Hussain", "Idowu", "Irwin", "Jacobs", "James", "Jones", "Joshi", "Kane", "Kaur", "Kelly", "Khan", "King", "Kumar", "Lane", "Lawal", "Lewis", "Lloyd", "Lowe", "Malik", "Marsh", "Mason", "Mehta", "Mills", "Moore", "Morgan", "Moss", "Murray", "Nash", "Ncube", "Nolan", "North", "Nunn", "Obi", "Osman", "Owens", "Page", "Park", "Patel", "Pearce", "Perry", "Pike", "Pope", "Price", "Quinn", "Rahman", "Rees", "Reid", "Rice", "Rose", "Rowe", "Ryan", "Saunders", "Sesay", "Shah", "Sharp", "Shaw", "Singh", "Stone", "Swift", "Tait", "Todd", "Tran", "Turner", "Vale", "Vaughan", "Wade", "Walsh", "Ward", "Watts", "Webb", "West", "White", "Wolfe", "Wood", "Wright", "Yates", "Young"]

NETWORKS: Final = (
    ("Fenside", "LW-ICB-NORFOLK-SUFFOLK", "QMM", "Open Door Communities"),
    ("Broadwater", "LW-ICB-ESSEX", "QH8", "Open Door Communities"),
    ("Heathlands", "LW-ICB-CENTRAL-EAST", "QHG", "Open Door Communities"),
    ("Canalside", "QMF", "", "Neighbourly"),
    ("Northgate", "LW-ICB-NORTH-WEST-NORTH-CENTRAL-LONDON", "QMJ", "Neighbourly"),
    ("Riverbank", "QKK", "", "Neighbourly"),
    ("Potters Green", "QNC", "", "The Kettle Project"),
    ("Canal Junction", "QHL", "", "The Kettle Project"),
    ("Forest Edge", "QT1", "", "The Kettle Project"),
    ("Harbour", "QHM", "", "Common Ground Trust"),
    ("Moorview", "QWO", "", "Common Ground Trust"),
    ("Dales", "QOQ", "", "Common Ground Trust"),
    ("Mill Valley", "QOP", "", "Side by Side"),
    ("Dockside", "QYG", "", "Side by Side"),
    ("Lakes", "QE1", "", "Side by Side"),
    ("Downland", "LW-ICB-SURREY-SUSSEX", "QNX", "Good Company"),
    ("Orchard", "QKS", "", "Good Company"),
    ("Saltmarsh", "LW-ICB-HAMPSHIRE-ISLE-OF-WIGHT", "QRL", "Good Company"),
    ("Tor Valley", "QJK", "", "Bridge Street Centre"),
    ("Quayside", "QUY", "", "Bridge Street Centre"),
    ("Levels", "QSL", "", "Bridge Street Centre"),
)
"""Each network, the board that it is in, the one that it was in before the boards' borders moved, and a charity."""

NETWORKS_BEGAN_ON: Final = date(2022, 7, 1)
BORDERS_MOVED_ON: Final = date(2026, 4, 1)

TRUST: Final = ("Wyvern Vale NHS Trust", ("Moorview", "Dales", "Mill Valley"))
COUNCIL: Final = ("Stonebeck Council", ("Canalside", "Riverbank", "Potters Green"))
FUNDERS: Final = (("ARRS", 80), ("Charitable grant", 12), ("Council public health", 8))

LEADS_NETWORK: Final = "Moorview"
LEADS_REGION: Final = "Y63"
NATION: Final = "ENGLAND"
PROGRAMME: Final = "link-worker-programme"
COHORTS: Final = ("Autumn starters, third year", "Autumn starters, second year", "This autumn's starters")


class Manner(StrEnum):
    """How somebody goes about their study, which decides what a screen shows of them today."""

    STEADY = "steady"
    LATE = "late"
    STOPPED = "stopped"
    PAUSED = "paused"
    NOT_STARTED = "not_started"
