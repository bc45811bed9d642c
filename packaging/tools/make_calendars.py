"""Writes resources/calendars/ from the `holidays` library: the bank holidays of the four nations, as data.

The program never imports the library; a test compares the files with it. Run by `make calendars`.
"""

import datetime as dt
from importlib.metadata import version
from pathlib import Path

import holidays

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "calendars"

FIRST_YEAR, LAST_YEAR = 2020, 2035
"""Further on, one-off days and changes of law make the rules a guess."""

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


def bank_holidays(nation: str) -> dict[dt.date, str]:
    """The bank holidays of one nation by date; a substitute day says so."""
    found = holidays.country_holidays("GB", subdiv=NATIONS[nation], years=range(FIRST_YEAR, LAST_YEAR + 1))
    return {on: found[on].replace("(observed)", "(substitute day)") for on in sorted(found)}


def calendar_text(nation: str) -> str:
    """The calendar's file."""
    lines = [
        f"# Bank holidays, written by `make calendars` from holidays {version('holidays')}. Do not edit by hand:",
        "# local closures and extra working days belong to a procedure or to the settings.",
        f'nation = "{nation}"',
        f"known_from = {FIRST_YEAR}-01-01",
        f"known_until = {LAST_YEAR}-12-31",
        "",
        "[holidays]",
        *(f'{on.isoformat()} = "{name}"' for on, name in bank_holidays(nation).items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes every nation's file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for nation in NATIONS:
        path = FOLDER / f"{nation}.toml"
        path.write_text(calendar_text(nation), encoding="utf-8", newline="\n")
        print(path.relative_to(FOLDER.parent.parent))


if __name__ == "__main__":
    main()
