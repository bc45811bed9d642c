"""What a screen reader says by itself, once and politely, without moving the keyboard."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Has this sentence said, when somebody listens."""
    if not sentence:
        return
    # Deferred: 2 ms that the first screen needs only when there is something to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
