"""Shows one document of every kind to every judge on this machine and prints a table: `make conformance`."""

import sys
import tempfile
from pathlib import Path

from tests.conformance.documents import document, recovery_sheet, write_all
from tests.conformance.judge import LOCAL, Absent, Verdict, dss, verapdf
from tests.conformance.mutants import MUTANTS, mutant


def main() -> int:
    """0 when every judge that is here passes every document."""
    unnoticed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="conformance-") as name:
        folder = Path(name)
        files, signer = write_all(folder), folder / "signer.pem"
        verdicts: list[Verdict] = []
        for judge in LOCAL:
            try:
                verdicts += [judge(file, signer) for file in files.values()]
            except Absent as reason:
                print(f"skipped: {judge.__name__}, for {reason}")
        try:
            verdicts += verapdf(list(files.values()), folder)
            verdicts += dss(list(files.values()), signer, folder)
            sheet = folder / "recovery-sheet.pdf"
            sheet.write_bytes(recovery_sheet())
            verdicts += verapdf([sheet], folder)
            files["recovery-sheet"] = sheet
            unnoticed = _unnoticed(folder)
        except Absent as reason:
            print(f"skipped: veraPDF and EU DSS, for {reason}")
        return max(_printed(files, verdicts), _bitten(unnoticed))


def _unnoticed(folder: Path) -> list[str]:
    """The defects that veraPDF lets pass: a judge that cannot say no is none."""
    files = []
    for number, name in enumerate(MUTANTS):
        files.append(folder / f"mutant-{number}.pdf")
        files[-1].write_bytes(mutant(document("record"), name))
    names = dict(zip(files, MUTANTS, strict=True))
    return [names[each.file] for each in verapdf(files, folder) if each.passed and each.judge.endswith("PDF/UA-1")]


def _bitten(unnoticed: list[str]) -> int:
    for name in unnoticed:
        print(f"veraPDF lets pass: {name}")
    return 1 if unnoticed else 0


def _printed(files: dict[str, Path], verdicts: list[Verdict]) -> int:
    judges = list(dict.fromkeys(each.judge for each in verdicts))
    by_file = {(each.file, each.judge): each for each in verdicts}
    wide = max(map(len, files))
    print(" " * wide, *(f"{judge:>20}" for judge in judges))
    for name, file in files.items():
        row = [by_file.get((file, judge)) for judge in judges]
        print(f"{name:<{wide}}", *(f"{'-' if each is None else 'pass' if each.passed else 'FAIL':>20}" for each in row))
    failed = [each for each in verdicts if not each.passed]
    for each in failed:
        print(f"{each.file.stem}: {each.judge}: {each.why}")
    print(f"{len(verdicts) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
