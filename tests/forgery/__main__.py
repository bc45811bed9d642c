"""The whole laboratory: every forgery, twenty thousand changed bits, and ten thousand mutations, on every core.

The keys of the laboratory are drawn anew in every process, so each process doctors a record of its own.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta

from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust
from tests.forgery.bit_flips import ALL, not_found
from tests.forgery.by_identity import unusual
from tests.forgery.genuine import SIGNED_AT, pem, ruth, stranger
from tests.forgery.laboratory import built, forgeries
from tests.forgery.mutations import mutated
from tests.forgery.signed_mutations import signed_mutation
from tests.format.second_checker import both

_CHUNK = 500
_MUTATIONS = 5_000


def _some_bits(first: int) -> list[str]:
    return list(not_found(range(first, min(first + _CHUNK, ALL))))


def _some_mutations(first: int) -> list[str]:
    known, found = {str(ruth().person.key)}, []
    for number in range(first, min(first + _CHUNK, _MUTATIONS)):
        for make in (mutated, signed_mutation):
            ours, theirs = both(make(number), known)
            if ours != theirs:
                found.append(f"{make.__name__} {number}: {ours[0]} to the program, {theirs[0]} to the second checker")
    return found


def main() -> int:
    """Prints every forgery and what the bits and mutations gave; 1 when a verdict is wrong, or a file there twice."""
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
        apart = [line for lines in pool.map(_some_mutations, range(0, _MUTATIONS, _CHUNK)) for line in lines]
    print(*missed, *apart, sep="\n", end="\n" if missed or apart else "")
    print(f"{ALL} changed bits, {len(missed)} not found; {2 * _MUTATIONS} mutations, {len(apart)} judged in two ways")
    print(f"{time.monotonic() - started:.0f} s")
    return 1 if wrong or missed or apart else 0


if __name__ == "__main__":
    sys.exit(main())
