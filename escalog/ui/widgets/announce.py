"""Polite announcements for screen-reader users, without moving the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Announces a sentence if a screen reader is running."""
    if not sentence:
        return
    # Deferred: 2 ms that the first screen needs only when there is something to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
