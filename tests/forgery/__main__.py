"""The whole laboratory: every forgery with its verdict, and all twenty thousand changed bits, on every core.

The keys of the laboratory are drawn anew in every process, so each process doctors a record of its own.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta

from escalog.records.checking import Trust, check
from tests.forgery.bit_flips import ALL, not_found
from tests.forgery.by_identity import unusual
from tests.forgery.genuine import SIGNED_AT, pem, ruth, stranger
from tests.forgery.laboratory import built, forgeries

_CHUNK = 500


def _some_bits(first: int) -> list[str]:
    return list(not_found(range(first, min(first + _CHUNK, ALL))))


def main() -> int:
    """Prints every forgery and a line for the bits; 1 when a verdict is not the table's, or a file is there twice."""
    started, wrong, verdicts, files = time.monotonic(), 0, Counter[str](), set[bytes]()
    for name, forgery in sorted(forgeries().items(), key=lambda each: (each[1].family, each[0])):
        data = built(name)
        trust = Trust.of_certificates([pem(ruth()), pem(stranger()), *unusual()])
        found = check(data, trust, now=SIGNED_AT + timedelta(days=1))
        is_right = str(found.verdict) == forgery.verdict and data not in files
        files.add(data)
        wrong += not is_right
        verdicts[str(found.verdict)] += 1
        print(f"{'' if is_right else 'WRONG '}{forgery.family:<26} {name:<60} {found.verdict}")
    print(", ".join(f"{count} {word}" for word, count in sorted(verdicts.items())))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        missed = [line for lines in pool.map(_some_bits, range(0, ALL, _CHUNK)) for line in lines]
    print(*missed, sep="\n", end="\n" if missed else "")
    print(f"{ALL} changed bits, {len(missed)} not found; {time.monotonic() - started:.0f} s")
    return 1 if wrong or missed else 0


if __name__ == "__main__":
    sys.exit(main())
