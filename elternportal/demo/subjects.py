"""What the fictional Gymnasium teaches: subjects by grade, and who teaches which pair of them."""

_ALL = range(5, 13)

SUBJECTS: dict[str, tuple[str, range]] = {
    "D": ("Deutsch", _ALL),
    "E": ("Englisch", _ALL),
    "M": ("Mathematik", _ALL),
    "L": ("Latein", range(6, 11)),
    "F": ("Französisch", range(11, 13)),
    "NuT": ("Natur und Technik", range(5, 8)),
    "B": ("Biologie", range(8, 13)),
    "Ph": ("Physik", range(8, 13)),
    "C": ("Chemie", range(9, 13)),
    "Inf": ("Informatik", range(9, 10)),
    "G": ("Geschichte", range(6, 13)),
    "Geo": ("Geographie", range(5, 8)),
    "WR": ("Wirtschaft und Recht", range(10, 11)),
    "Mu": ("Musik", range(5, 9)),
    "Ku": ("Kunst", range(5, 9)),
    "Sp": ("Sport", _ALL),
    "K": ("Katholische Religionslehre", _ALL),
    "Ev": ("Evangelische Religionslehre", _ALL),
    "Eth": ("Ethik", _ALL),
}
CORE_SUBJECTS = ("D", "E", "M")
JOINT_SUBJECTS = ("Ev", "Eth")  # all classes of a grade together

_HOURS = {"D": 4, "E": 4, "M": 4, "L": 4, "F": 4, "NuT": 3, "Sp": 3}

# More often the pairs whose subjects need more hours.
TEACHING_PAIRS = (
    ("D", "E"), ("M", "Ph"), ("D", "G"), ("E", "L"), ("M", "Sp"),
    ("B", "C"), ("D", "K"), ("E", "Geo"), ("M", "Inf"), ("L", "G"),
    ("NuT", "B"), ("E", "Sp"), ("D", "Eth"), ("M", "WR"), ("Ku", "Sp"),
    ("Mu", "K"), ("F", "E"), ("D", "Ev"), ("NuT", "C"), ("M", "Ph"),
    ("D", "Geo"), ("E", "G"), ("L", "K"), ("B", "Sp"), ("Mu", "Ku"),
)  # fmt: skip


def weekly_hours(subject: str) -> int:
    """Lessons a week, the same in all grades."""
    return _HOURS.get(subject, 2)
