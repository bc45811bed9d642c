"""The one style sheet, made from the tokens: edges of fields, menus and scroll bars. Fonts are never in it."""

from escalog.ui.look.tokens import Line, Palette, Radius, Size, Space, grown


def style_sheet(palette: Palette, percent: int) -> str:
    """The sheet for a palette and a text scale. Everything else is drawn by Fusion or by our own painting."""
    return "\n".join((_fields(palette, percent), _menus(palette, percent), _bars(palette), _rest(palette, percent)))


def _fields(p: Palette, percent: int) -> str:
    edge = p.edge_width()
    side = grown(Space.INSET, percent, 0.4)
    up = grown(Space.TIGHT, percent, 0.4)
    return f"""
QLineEdit, QPlainTextEdit {{
    background: {p.surface}; color: {p.ink}; border: {edge}px solid {p.edge}; border-radius: {Radius.FIELD}px;
    selection-background-color: {p.accent}; selection-color: {p.on_accent};
    placeholder-text-color: {p.ink3};
}}
QLineEdit {{ padding: {up}px {side}px; }}
QPlainTextEdit {{ padding: {Space.HAIR}px {max(side - Space.LABEL, 1)}px; }}
QLineEdit[error="true"], QPlainTextEdit[error="true"] {{ border: {Line.EDGE}px solid {p.past_mark}; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background: {p.sunken}; color: {p.ink2}; }}
"""


def _menus(p: Palette, percent: int) -> str:
    up, side = grown(Space.TIGHT, percent, 0.4), grown(Space.CARDS, percent, 0.4)
    return f"""
QMenuBar {{ background: {p.sunken}; color: {p.ink}; border: none; }}
QMenuBar::item {{ background: transparent; padding: {up}px {side}px; margin: 0; border-radius: {Radius.FIELD}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {p.select}; color: {p.ink}; }}
QMenu {{ background: {p.surface}; color: {p.ink}; border: {p.edge_width()}px solid {p.edge}; padding: {up}px; }}
QMenu::item {{ padding: {up}px {side * 2}px {up}px {side}px; border-radius: {Radius.FIELD}px; }}
QMenu::item:selected {{ background: {p.select}; color: {p.ink}; }}
QMenu::item:disabled {{ color: {p.ink3}; }}
QMenu::separator {{ height: {Line.THIN}px; background: {p.line}; margin: {Space.LABEL}px {side}px; }}
QComboBox QAbstractItemView {{
    background: {p.surface}; color: {p.ink}; border: {p.edge_width()}px solid {p.edge};
    selection-background-color: {p.select}; selection-color: {p.ink}; outline: none; padding: {Space.LABEL}px;
}}
QComboBox QAbstractItemView::item {{ min-height: {grown(Size.TARGET, percent)}px; padding: 0 {Space.TIGHT}px; }}
"""


def _bars(p: Palette) -> str:
    wide = Space.CARDS
    return f"""
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {p.edge}; border-radius: {Radius.MARK}px; margin: {Line.EDGE}px; }}
QScrollBar::handle:vertical {{ min-height: {Space.SHEET}px; }}
QScrollBar::handle:horizontal {{ min-width: {Space.SHEET}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _rest(p: Palette, percent: int) -> str:
    gap = grown(Space.TIGHT, percent, 0.4)
    return f"""
QStackedWidget {{ widget-animation-duration: 0; }}
QGroupBox {{ border: none; margin: 0; padding: 0; }}
QToolTip {{ background: {p.surface}; color: {p.ink}; border: {Line.THIN}px solid {p.edge}; padding: {gap}px; }}
QScrollArea, QAbstractItemView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {p.window}; color: {p.ink2}; border: none; border-bottom: {Line.EDGE}px solid {p.line};
    padding: {gap}px {Space.INSET}px;
}}
QProgressBar {{
    background: {p.sunken}; border: {Line.THIN}px solid {p.edge}; border-radius: {Radius.MARK}px; color: {p.ink};
}}
QProgressBar::chunk {{ background: {p.accent}; }}
"""
