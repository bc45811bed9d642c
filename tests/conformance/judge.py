"""Programs that did not come from us, asked about a document: each says pass or fail, and a word of why."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.documents import SIGNED_AT

JUDGES = Path(__file__).parent / "judges"
STANDARDS = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one file."""

    file: Path
    judge: str
    passed: bool
    why: str


class Absent(Exception):
    """A judge is not on this machine, or could not be fetched; the words say which."""


def _run(command: Sequence[str], *, seconds: int = 300) -> "subprocess.CompletedProcess[str]":
    nothing = subprocess.DEVNULL
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=seconds, errors="replace", stdin=nothing
    )


def needed(tool: str) -> str:
    """Where a program is. Raises `Absent`."""
    path = shutil.which(tool)
    if path is None:
        raise Absent(f"{tool} is not on this machine")
    return path


def qpdf(file: Path, _signer: Path) -> Verdict:
    """Whether the file is sound PDF."""
    done = _run([needed("qpdf"), "--check", str(file)])
    return Verdict(file, "qpdf --check", done.returncode == 0, _last(done.stdout + done.stderr))


_OF_ITS_OWN = re.compile(r"ICC support is not available|\.\.\. repeated \d+ times")
"""What mutool says of how it was built, not of the file."""


def mutool(file: Path, _signer: Path) -> Verdict:
    """Whether another renderer draws every page without a complaint."""
    done = _run([needed("mutool"), "draw", "-q", "-r", "20", "-o", os.devnull, "-F", "pgm", str(file)])
    said = "\n".join(line for line in done.stderr.splitlines() if not _OF_ITS_OWN.search(line))
    return Verdict(file, "mutool draw", done.returncode == 0 and not said, _last(said))


def pdfinfo(file: Path, _signer: Path) -> Verdict:
    """Whether another reader finds the structure and text in it."""
    done = _run([needed("pdfinfo"), "-struct-text", str(file)])
    found = len(re.findall(r'^\s*"', done.stdout, re.MULTILINE))
    return Verdict(file, "pdfinfo -struct-text", done.returncode == 0 and found > 20, f"{found} texts")


def pdfsig(file: Path, _signer: Path) -> Verdict:
    """Whether another program finds the signature sound and over the whole file."""
    done = _run([needed("pdfsig"), "-nocert", str(file)])
    sound = "Signature is Valid." in done.stdout and "Total document signed" in done.stdout
    return Verdict(file, "pdfsig", sound, "valid, whole file" if sound else _last(done.stdout + done.stderr))


def openssl(file: Path, signer: Path) -> Verdict:
    """Whether the signature alone, taken out by its byte range, is one of the signer over the bytes around it."""
    data = file.read_bytes()
    first = re.findall(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+)", data)[-1]
    start, one, two, length = (int(each) for each in first)
    with tempfile.TemporaryDirectory() as folder:
        signature, content = Path(folder, "signature"), Path(folder, "content")
        signature.write_bytes(bytes.fromhex(data[start + one + 1 : two - 1].decode("ascii")))
        content.write_bytes(data[start : start + one] + data[two : two + length])
        command = [needed("openssl"), "cms", "-verify", "-binary", "-inform", "DER", "-in", str(signature)]
        command += ["-content", str(content), "-CAfile", str(signer), "-purpose", "any", "-partial_chain"]
        done = _run([*command, "-attime", str(int(SIGNED_AT.timestamp()) + 60), "-out", os.devnull])
    return Verdict(file, "openssl cms", done.returncode == 0, _last(done.stderr))


LOCAL: Sequence[Callable[[Path, Path], Verdict]] = (qpdf, mutool, pdfinfo, pdfsig, openssl)
"""The judges that need no Java."""


def java(folder: Path) -> tuple[str, str]:
    """Java, and the class path of its judges, which Maven fetches the first time. Raises `Absent`."""
    program, maven = needed("java"), needed("mvn")
    said = hashlib.sha256((JUDGES / "pom.xml").read_bytes()).hexdigest()[:16]
    listed = folder / f"{said}.classpath"
    command = [maven, "-q", "-B", "-ntp", "-f", str(JUDGES / "pom.xml"), "dependency:build-classpath"]
    done = _run([*command, f"-Dmdep.outputFile={listed}"], seconds=1200)
    if done.returncode or not listed.exists():
        raise Absent("Maven could not fetch the judges that need Java")
    return program, listed.read_text(encoding="utf-8").strip()


def verapdf(files: Sequence[Path], folder: Path) -> list[Verdict]:
    """Whether each file keeps the standards for archives and for accessibility."""
    return _asked("Pages.java", [",".join(STANDARDS)], files, folder)


def dss(files: Sequence[Path], signer: Path, folder: Path) -> list[Verdict]:
    """Whether the EU's library finds each file's signature good, with the signer's certificate trusted."""
    return _asked("Signatures.java", [str(signer), str(int(SIGNED_AT.timestamp()) + 60)], files, folder)


def _asked(source: str, first: Sequence[str], files: Sequence[Path], folder: Path) -> list[Verdict]:
    program, path = java(folder)
    done = _run([program, "-cp", path, str(JUDGES / source), *first, *map(str, files)], seconds=1200)
    verdicts = []
    for line in done.stdout.splitlines():
        file, judge, verdict, why = (*line.split("\t"), "")[:4]
        name = f"veraPDF {STANDARDS[judge]}" if judge in STANDARDS else "EU DSS"
        verdicts.append(Verdict(Path(file), name, verdict == "pass", why))
    if not verdicts:
        raise AssertionError(f"{source} said nothing: {_last(done.stderr)}")
    return verdicts


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:120] if lines else ""
