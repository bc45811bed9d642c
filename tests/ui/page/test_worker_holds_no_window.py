"""What the worker runs is no method of a part of the window: the last to let go of one would destroy it over there."""

from PySide6.QtCore import QObject

from escalog.ui.page.worker import Worker


def test_no_page_hands_the_worker_a_method_of_a_part_of_the_window(practice, settle, monkeypatch):
    held: list[str] = []
    run = Worker.run

    def watched(self, work, *arguments, **options):
        if isinstance(getattr(work, "__self__", None), QObject):
            held.append(work.__qualname__)
        return run(self, work, *arguments, **options)

    monkeypatch.setattr(Worker, "run", watched)
    frame = practice.window.frame
    for name in ("today", "agenda", "closures", "disagreements", "sent", "procedures", "check", "settings", "raise"):
        frame.show_page(name)
        settle()
    assert held == []
