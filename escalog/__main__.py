"""The one console command: without an argument the desktop program, otherwise the command line.

Imports neither until it knows which, so that `escalog verify` loads no Qt and the window opens before the store.
"""

import gc
import os
import sys


def main() -> int:
    """Runs what was asked for; returns the exit code."""
    arguments = sys.argv[1:]
    if arguments:
        from escalog.cli.command_line import main as run_command

        return run_command(arguments)
    if not _has_display():
        return _say_that_there_is_no_display()
    gc.disable()  # until the first paint, as in `run`
    from escalog.app import run as open_window

    return open_window()


def _has_display() -> bool:
    """Windows and macOS always have one; elsewhere Qt would abort without a word that helps."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _say_that_there_is_no_display() -> int:
    # Deferred: the window opens without them.
    from escalog.domain.values.failure import Failure
    from escalog.wording.failures import advice_of, sentence_of

    failure = Failure("no-display")
    print(sentence_of(failure), advice_of(failure), sep="\n", file=sys.stderr)
    return failure.exit_code


if __name__ == "__main__":
    sys.exit(main())
