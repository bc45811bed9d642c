"""How prominent a button is, and what follows from that: font, colours and padding."""

from enum import StrEnum

from PySide6.QtGui import QFont

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Role, Size, Space


class ButtonLook(StrEnum):
    """The looks that a button can have."""

    FILLED = "filled"
    PLAIN = "plain"
    LINK = "link"
    SMALL_LINK = "small-link"
    ERROR_LINK = "error-link"
    OUTLINED = "outlined"
    QUIET = "quiet"
    RISK = "risk"

    @property
    def is_link(self) -> bool:
        """Whether it looks like a link: underlined, without ground or edge."""
        return self in (ButtonLook.LINK, ButtonLook.SMALL_LINK, ButtonLook.ERROR_LINK)

    @property
    def starts_left(self) -> bool:
        """Whether its label starts at the left instead of standing in the middle."""
        return self.is_link or self is ButtonLook.QUIET

    @property
    def edge_width(self) -> int:
        """The least width of its edge."""
        return Line.EDGE if self in (ButtonLook.OUTLINED, ButtonLook.RISK) else 1

    def font(self) -> QFont:
        """The font of its label at the present text size."""
        font = QFont(theme().font(self._role()))
        if self.is_link:
            font.setUnderline(True)
        return font

    def padding(self, *, wraps: bool) -> tuple[int, int]:
        """The room beside and above its label."""
        space = theme().space
        if self.is_link:
            return space(Space.HAIR), space(Space.HAIR)
        if self is ButtonLook.QUIET:
            return space(Space.GROUP), space(Space.LABEL)
        return space(Space.GROUP if wraps else Space.CARD), space(Space.TIGHT)

    def least_side(self) -> int:
        """No button is narrower or lower than this."""
        return theme().space(Size.TARGET if self.starts_left else Size.CONTROL)

    def colours(self, *, over: bool, down: bool) -> tuple[str, str, str]:
        """Ground, edge and ink, each a token or empty. `over`: the pointer is on it; `down`: it is being pressed."""
        on = over or down
        match self:
            case ButtonLook.FILLED:
                return "accent_pressed" if down else "accent_hover" if over else "accent", "", "on_accent"
            case ButtonLook.LINK | ButtonLook.SMALL_LINK:
                return "", "", "ink" if on else "accent"
            case ButtonLook.ERROR_LINK:
                return "", "", "ink" if on else "past"
            case ButtonLook.QUIET:
                return "select" if on else "", "", "ink"
            case ButtonLook.RISK:
                return "past_soft" if on else "surface", "past_mark", "past"
            case ButtonLook.OUTLINED:
                return "hover" if on else "surface", "accent", "accent"
            case _:
                return "select" if down else "hover" if over else "surface", "edge", "ink"

    def _role(self) -> Role:
        if self in (ButtonLook.SMALL_LINK, ButtonLook.QUIET):
            return Role.SMALL
        bold = (ButtonLook.FILLED, ButtonLook.OUTLINED, ButtonLook.RISK, ButtonLook.ERROR_LINK)
        return Role.BODY_BOLD if self in bold else Role.BODY
