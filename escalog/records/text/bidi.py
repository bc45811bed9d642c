"""The direction of text by the Unicode bidirectional algorithm (UAX #9): one level for every character.

Even levels run from left to right, odd ones from right to left. Works on one paragraph at a time; what happens where a
line ends (`line_levels`, `visual_order`) is asked for each line. Unicode's own BidiCharacterTest is the test.
"""

import unicodedata
from dataclasses import dataclass

MOST_LEVELS = 125
MOST_BRACKETS = 63

_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a"
    "\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7"
    "\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c"
    "\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd"
    "\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009"
    "\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a"
    "\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
"""Every paired bracket of BidiBrackets.txt, each opening one before its closing one."""

_OPENING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSING = frozenset(_PAIRS[1::2])
_SAME_AS = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Two brackets that are canonically equal to two others."""

_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_WHITE = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | _REMOVED
_BETWEEN = {"EN": ("ES", "CS"), "AN": ("CS",)}
"""What one sign between two figures of a kind becomes a figure of that kind (rule W4)."""
_TURNS = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def turns(text: str) -> bool:
    """Whether anything in a text runs from right to left: most text does not, and needs nothing of this file."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _TURNS for character in text)


def base_level(text: str) -> int:
    """The level of a paragraph: that of its first letter with a direction, passing over what is isolated."""
    return _first_strong([unicodedata.bidirectional(character) for character in text])


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph's level and that of each character, before lines are broken. `base` None: by the first letter."""
    classes = [unicodedata.bidirectional(character) for character in text]
    level = _first_strong(classes) if base is None else base
    explicit = _Explicit(classes, level)
    for sequence in _sequences(explicit, classes, level):
        _resolve(sequence, text, explicit)
    return level, explicit.levels


def line_levels(text: str, given: list[int], base: int) -> list[int]:
    """The levels of one line: white space at its end and before a tab takes the paragraph's level (rule L1)."""
    out = list(given)
    trailing = True
    for place in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[place])
        if kind in ("S", "B"):
            trailing = True
            out[place] = base
        elif kind in _WHITE:
            if trailing:
                out[place] = base
        else:
            trailing = False
    return out


def visual_order(of_line: list[int]) -> list[int]:
    """The places of a line's parts from left to right (rule L2)."""
    order = list(range(len(of_line)))
    odd = [level for level in of_line if level % 2]
    if not odd:
        return order
    for level in range(max(of_line), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and of_line[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def _first_strong(classes: list[str]) -> int:
    depth = 0
    for kind in classes:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _matches(classes: list[str]) -> dict[int, int]:
    """Each isolate initiator with the place of what ends it (rule BD9)."""
    pairs, waiting = {}, []
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = place
    return pairs


class _Explicit:
    """The levels that embeddings, overrides and isolates give (rules X1 to X8)."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.classes = list(classes)
        self.levels = [base] * len(classes)
        self.ends = _matches(classes)
        self._base = base
        self._stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self._too_many_isolates = self._too_many_embeddings = self._valid_isolates = 0
        for place, kind in enumerate(classes):
            self._take(place, kind)

    def _take(self, place: int, kind: str) -> None:
        if kind in _EMBEDDINGS:
            self._embed(place, *_EMBEDDINGS[kind])
        elif kind in _ISOLATES:
            self._isolate(place, kind)
        elif kind == "PDI":
            self._end_isolate(place)
        elif kind == "PDF":
            self._end_embedding(place)
        elif kind == "B":
            self.levels[place] = self._base
        else:
            self._set(place)
            if kind != "BN" and self._stack[-1][1]:
                self.classes[place] = self._stack[-1][1]

    def _set(self, place: int) -> None:
        self.levels[place] = self._stack[-1][0]

    def _next(self, odd: int) -> int:
        level = self._stack[-1][0] + 1
        return level if level % 2 == odd else level + 1

    def _embed(self, place: int, odd: int, override: str) -> None:
        self._set(place)
        level = self._next(odd)
        if level <= MOST_LEVELS and not self._too_many_isolates and not self._too_many_embeddings:
            self._stack.append((level, override, False))
        elif not self._too_many_isolates:
            self._too_many_embeddings += 1

    def _isolate(self, place: int, kind: str) -> None:
        self._set(place)
        if self._stack[-1][1]:
            self.classes[place] = self._stack[-1][1]
        inside = self.ends.get(place, len(self.classes))
        odd = int(kind == "RLI") if kind != "FSI" else _first_strong(self.classes[place + 1 : inside])
        level = self._next(odd)
        if level <= MOST_LEVELS and not self._too_many_isolates and not self._too_many_embeddings:
            self._valid_isolates += 1
            self._stack.append((level, "", True))
        else:
            self._too_many_isolates += 1

    def _end_isolate(self, place: int) -> None:
        if self._too_many_isolates:
            self._too_many_isolates -= 1
        elif self._valid_isolates:
            self._too_many_embeddings = 0
            while not self._stack[-1][2]:
                self._stack.pop()
            self._stack.pop()
            self._valid_isolates -= 1
        self._set(place)
        if self._stack[-1][1]:
            self.classes[place] = self._stack[-1][1]

    def _end_embedding(self, place: int) -> None:
        self._set(place)
        if self._too_many_isolates:
            return
        if self._too_many_embeddings:
            self._too_many_embeddings -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (rule X10): its places, its level, and the directions at its start and end."""

    places: list[int]
    level: int
    start: str
    end: str


def _sequences(explicit: _Explicit, classes: list[str], base: int) -> list[_Sequence]:
    kept = [place for place, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for place in kept:
        if runs and explicit.levels[runs[-1][-1]] == explicit.levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    by_start = {run[0]: run for run in runs}
    number = {place: at for at, place in enumerate(kept)}
    ended = set(explicit.ends.values())
    out = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in ended:
            continue
        places = list(run)
        while classes[places[-1]] in _ISOLATES and places[-1] in explicit.ends:
            places += by_start[explicit.ends[places[-1]]]
        first, last = number[places[0]], number[places[-1]]
        before = explicit.levels[kept[first - 1]] if first else base
        open_ended = classes[places[-1]] in _ISOLATES
        after = base if open_ended or last + 1 == len(kept) else explicit.levels[kept[last + 1]]
        level = explicit.levels[places[0]]
        out.append(_Sequence(places, level, _side(max(level, before)), _side(max(level, after))))
    return out


def _resolve(sequence: _Sequence, text: str, explicit: _Explicit) -> None:
    """Weak and neutral characters of one sequence, and the levels that follow (rules W1 to I2)."""
    level, own = sequence.level, _side(sequence.level)
    kinds = [explicit.classes[place] for place in sequence.places]
    given = list(kinds)
    _weak(kinds, sequence.start)
    _brackets(kinds, given, [text[place] for place in sequence.places], own, sequence.start)
    _neutrals(kinds, own, sequence.start, sequence.end)
    for place, kind in zip(sequence.places, kinds, strict=True):
        if level % 2 == 0:
            explicit.levels[place] = level + (1 if kind == "R" else 2 if kind in ("AN", "EN") else 0)
        else:
            explicit.levels[place] = level + (1 if kind in ("L", "AN", "EN") else 0)


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(kinds: list[str], start: str) -> None:
    """Marks, figures and what stands between figures (rules W1 to W7)."""
    before = start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kinds[place]
    strong = start
    for place, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        left, right = kinds[place - 1], kinds[place + 1]
        if left == right and kinds[place] in _BETWEEN.get(left, ()):
            kinds[place] = left
    _terminators(kinds)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]
    strong = start
    for place, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _terminators(kinds: list[str]) -> None:
    """Signs beside a European figure belong to it (rule W5)."""
    place = 0
    while place < len(kinds):
        if kinds[place] != "ET":
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = (place > 0 and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        if beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = end


def _strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN", "R") else "L" if kind == "L" else ""


def _bracket_pairs(kinds: list[str], letters: list[str]) -> list[tuple[int, int]]:
    """The pairs of brackets of a sequence, by their opening ones (rule BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(letters):
        if kinds[place] != "ON":
            continue
        if letter in _OPENING:
            if len(waiting) == MOST_BRACKETS:
                break
            closing = _OPENING[letter]
            waiting.append((_SAME_AS.get(closing, closing), place))
        elif letter in _CLOSING:
            wanted = _SAME_AS.get(letter, letter)
            for at in range(len(waiting) - 1, -1, -1):
                if waiting[at][0] == wanted:
                    pairs.append((waiting[at][1], place))
                    del waiting[at:]
                    break
    return sorted(pairs)


def _brackets(kinds: list[str], given: list[str], letters: list[str], own: str, start: str) -> None:
    """Brackets, and marks on them, take the direction of what they hold or of what stands before (rule N0)."""
    for opening, closing in _bracket_pairs(kinds, letters):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if own in inside:
            side = own
        elif inside:
            before = next((_strong(kind) for kind in reversed(kinds[:opening]) if _strong(kind)), start)
            side = before if before != own else own
        else:
            continue
        for place in (opening, closing):
            kinds[place] = side
            after = place + 1
            while after < len(kinds) and given[after] == "NSM":
                kinds[after] = side
                after += 1


def _neutrals(kinds: list[str], own: str, start: str, end: str) -> None:
    """What has no direction takes that of both its sides, or the sequence's own (rules N1 and N2)."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        stop = place
        while stop < len(kinds) and kinds[stop] in _NEUTRAL:
            stop += 1
        left = _strong(kinds[place - 1]) if place else start
        right = _strong(kinds[stop]) if stop < len(kinds) else end
        kinds[place:stop] = [left if left == right else own] * (stop - place)
        place = stop
