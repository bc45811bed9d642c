"""Every colour, size and type role of the window, in one table. The only place where their numbers are written.

Sizes are logical pixels at 100 %; text-bearing ones grow with the text, space grows slower. Knows no Qt. Loaded before
the first screen, and so of named tuples: a data class takes ten times as long to make.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Palette(NamedTuple):
    """One set of colours. Text colours reach 4.5 on every ground they are used on, marks reach 3."""

    name: str
    dark: bool
    contrast: bool
    window: str
    surface: str
    sunken: str
    select: str
    hover: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    edge: str
    line: str
    focus: str
    due: str
    due_soft: str
    due_mark: str
    past: str
    past_soft: str
    past_mark: str
    done: str
    done_soft: str
    done_mark: str
    info: str
    info_soft: str
    sample: str
    sample_soft: str
    sample_stripe: str
    raising: str
    receiving: str

    def edge_width(self) -> int:
        """How wide the edge of a card or a control is: in high contrast every edge is seen."""
        return 2 if self.contrast else 1


LIGHT = Palette(
    name="light",
    dark=False,
    contrast=False,
    window="#F4F5F1",
    surface="#FFFFFF",
    sunken="#E8ECE8",
    select="#D3E7EA",
    hover="#E4EEEE",
    ink="#15212A",
    ink2="#42505A",
    ink3="#56646E",
    accent="#0B5A68",
    accent_hover="#0E6C7C",
    accent_pressed="#08434E",
    on_accent="#FFFFFF",
    edge="#707E87",
    line="#CDD4D1",
    focus="#1B4FD8",
    due="#7A4A00",
    due_soft="#FFF0CC",
    due_mark="#A86200",
    past="#97290F",
    past_soft="#FBE5DD",
    past_mark="#B23A1B",
    done="#1D5C38",
    done_soft="#DDF0E4",
    done_mark="#28774A",
    info="#274C77",
    info_soft="#E2EBF5",
    sample="#573587",
    sample_soft="#EEE7F8",
    sample_stripe="#C9B7E3",
    raising="#0B5A68",
    receiving="#7A3A72",
)

DARK = Palette(
    name="dark",
    dark=True,
    contrast=False,
    window="#161C20",
    surface="#1F272C",
    sunken="#11171A",
    select="#24464D",
    hover="#2B4248",
    ink="#E9EEEF",
    ink2="#BAC6CB",
    ink3="#A9B7BD",
    accent="#72C6D2",
    accent_hover="#84D1DC",
    accent_pressed="#93DDE7",
    on_accent="#05262C",
    edge="#84939B",
    line="#3A464D",
    focus="#FFD24A",
    due="#F3C46B",
    due_soft="#3A2E14",
    due_mark="#E5A93A",
    past="#F6A38A",
    past_soft="#45241A",
    past_mark="#EF8263",
    done="#8AD3A6",
    done_soft="#193726",
    done_mark="#5FBE86",
    info="#A5C9F1",
    info_soft="#1D3249",
    sample="#CDB0F4",
    sample_soft="#31254B",
    sample_stripe="#57457A",
    raising="#72C6D2",
    receiving="#E2A8DA",
)

CONTRAST = Palette(
    name="contrast",
    dark=True,
    contrast=True,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    select="#00343B",
    hover="#00343B",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E6E6E6",
    accent="#5FE3F5",
    accent_hover="#8DEBF8",
    accent_pressed="#FFFFFF",
    on_accent="#000000",
    edge="#FFFFFF",
    line="#FFFFFF",
    focus="#FFE600",
    due="#FFC44D",
    due_soft="#000000",
    due_mark="#FFC44D",
    past="#FF9C80",
    past_soft="#000000",
    past_mark="#FF9C80",
    done="#7CF0A8",
    done_soft="#000000",
    done_mark="#7CF0A8",
    info="#9CCBFF",
    info_soft="#000000",
    sample="#D9BEFF",
    sample_soft="#000000",
    sample_stripe="#4A3F5C",
    raising="#5FE3F5",
    receiving="#FFA6F1",
)

PALETTES: dict[str, Palette] = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}

PAPER = LIGHT
"""What is drawn as a sheet of paper looks like paper in every palette."""


class Tone(StrEnum):
    """A meaning that has a colour; its soft ground is the token of the same name with `_soft`."""

    DUE = "due"
    PAST = "past"
    DONE = "done"
    INFO = "info"
    SAMPLE = "sample"


class Role(StrEnum):
    """What a piece of text is; its face and size follow from it."""

    TITLE = "title"
    H2 = "h2"
    H3 = "h3"
    LEAD = "lead"
    BODY = "body"
    BODY_BOLD = "body-bold"
    SMALL = "small"
    SMALL_BOLD = "small-bold"
    CODE = "code"


class Face(NamedTuple):
    """One type role: family, size at 100 %, weight, and how fast it grows with the text scale."""

    family: str
    px: int
    bold: bool = False
    growth: float = 1.0


SANS, SERIF, MONO = "Noto Sans", "Noto Serif", "Noto Sans Mono"

FACES: dict[Role, Face] = {
    Role.TITLE: Face(SERIF, 25, bold=True, growth=0.6),
    Role.H2: Face(SANS, 18, bold=True, growth=0.6),
    Role.H3: Face(SANS, 16, bold=True),
    Role.LEAD: Face(SANS, 17, growth=0.6),
    Role.BODY: Face(SANS, 15),
    Role.BODY_BOLD: Face(SANS, 15, bold=True),
    Role.SMALL: Face(SANS, 13),
    Role.SMALL_BOLD: Face(SANS, 13, bold=True),
    Role.CODE: Face(MONO, 15),
}

PERCENTS = (100, 110, 125, 150, 175, 200)
"""The text sizes one key press apart."""

SPACE_GROWTH = 0.4


class Space(IntEnum):
    """Gaps on a grid of four. They grow at 0.4 of the text's rate."""

    NONE = 0
    HAIR = 2
    LABEL = 4
    TIGHT = 6
    GROUP = 8
    INSET = 10
    CARDS = 12
    CARD = 16
    PAGE = 20
    WIDE = 28
    SHEET = 36


class Line(IntEnum):
    """Widths of lines. They never grow."""

    THIN = 1
    EDGE = 2
    RING = 3
    RING_GAP = 2
    BAND = 6


class Radius(IntEnum):
    """Roundings. They never grow."""

    MARK = 3
    FIELD = 5
    BUTTON = 6
    CARD = 8
    RING = 9
    CHIP = 99


class Size(IntEnum):
    """Sizes that bear text or a mark. They grow with the text."""

    DAY_BOX = 12
    DAY_STEP = 16
    DOT = 8
    ICON_TAG = 14
    SIDE_MARK = 16
    ICON_BUTTON = 17
    TICK = 18
    ICON_LIST = 20
    TARGET = 24
    NODE = 28
    CONTROL = 34
    LOGO = 36
    VERDICT = 40
    PAGE_ROW = 36
    PROSE_LINES_LEAST = 2
    PROSE_LINES_MOST = 12
    TIME_FIELD = 106
    DATE_FIELD = 150
    STAGE_LEAST = 150
    PAGES_PANE = 198
    STEPS_PANE = 250
    SHEET = 290
    SIDE_PANE = 352
    ACT_PANE = 400
    LIST_FIELD = 420
    SIDE_PANE_WIDE = 440
    UNLOCK_CARD = 470
    PROSE = 750
    CONTENT_MOST = 1180
    WINDOW_LEAST_WIDE = 1024
    WINDOW_LEAST_HIGH = 640


class Wide(IntEnum):
    """Where the layout changes, in em of window width."""

    FULL = 90
    FOLDED_ACTIONS = 80
    ONE_COLUMN = 70


SIDE_PANE_WIDE_FROM = 1600
"""From this window width the side pane is the wide one."""


class Delay(IntEnum):
    """Waits, in milliseconds."""

    DRAFT_AFTER_KEY = 1500
    DRAFT_AT_MOST = 1500
    NOTICE_AFTER_KEY = 700
    BUSY_AFTER = 1000
    COLLECT = 250
    CLOCK_STEP = 15000
    SLEPT_AFTER = 60000


IDLE_MINUTES = (1, 2, 5, 10, 15)
IDLE_MINUTES_AT_FIRST = 5


def grown(px: float, percent: int, growth: float = 1.0) -> int:
    """A size at a text scale. `growth` is the share of the scale's rate at which it grows."""
    return round(px * (1 + (percent / 100 - 1) * growth))


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, as the accessibility guidelines define it."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """How strongly two colours differ, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
