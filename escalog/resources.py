"""Finds the program's data files: in the source tree, in the installed wheel and in the frozen program.

The only file that knows where they lie. It reads; it never writes, and it knows nothing of what the files mean.
"""

from pathlib import Path

_BESIDE_THE_PACKAGE = Path(__file__).resolve().parent / "_resources"
_IN_THE_TREE = Path(__file__).resolve().parent.parent / "resources"


def resource_root() -> Path:
    """The folder of all data files: `escalog/_resources` once installed or frozen, `resources/` in the tree."""
    return _BESIDE_THE_PACKAGE if _BESIDE_THE_PACKAGE.is_dir() else _IN_THE_TREE


def resource_path(*parts: str) -> Path:
    """One data file or folder, for example `resource_path("fonts", "NotoSans-Regular.ttf")`.

    Raises `FileNotFoundError` when the program was put together without it.
    """
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"the program's own file {'/'.join(parts)} is not there")
    return path


def resource_files(folder: str, suffix: str) -> tuple[Path, ...]:
    """The files of one folder that end in `suffix`, by name; the same order on every system."""
    return tuple(sorted(path for path in resource_path(*folder.split("/")).iterdir() if path.suffix == suffix))


def resource_text(*parts: str) -> str:
    """The text of one data file, which is UTF-8 on every system."""
    return resource_path(*parts).read_text(encoding="utf-8")


def resource_bytes(*parts: str) -> bytes:
    """The bytes of one data file."""
    return resource_path(*parts).read_bytes()
