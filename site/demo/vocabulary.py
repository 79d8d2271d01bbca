"""The fixed words of the demo world: who can sign in, and where everybody works. All of it is invented."""

from __future__ import annotations

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
    ("East of England", "Q-EOE", ("Fenside", "Broadwater", "Heathlands")),
    ("London", "Q-LDN", ("Canalside", "Northgate", "Riverbank")),
    ("Midlands", "Q-MID", ("Potters Green", "Canal Junction", "Forest Edge")),
    ("North East and Yorkshire", "Q-NEY", ("Harbour", "Moorview", "Dales")),
    ("North West", "Q-NW", ("Mill Valley", "Dockside", "Lakes")),
    ("South East", "Q-SE", ("Downland", "Orchard", "Saltmarsh")),
    ("South West", "Q-SW", ("Tor Valley", "Quayside", "Levels")),
)

CHARITIES: Final = (
    "Open Door Communities",
    "Neighbourly",
    "The Kettle Project",
    "Common Ground Trust",
    "Side by Side",
    "Good Company",
    "Bridge Street Centre",
)
