"""The accessible copy: the text of a signed record as one web page, for people who cannot use the PDF.

A copy, and it says so: the signed PDF is the record. Made from the PDF alone. One file that holds no script, asks for
nothing from elsewhere, and shows every typed character as text, in the direction of its own letters.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape

from escalog.domain.record.blocks import (
    Block,
    Content,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Positions,
    StageRail,
    Table,
)
from escalog.domain.values.english import say_moment
from escalog.domain.values.failure import Failure
from escalog.records.attachment.record_json import RecordFile
from escalog.records.making.last_page import DOES_NOT_PROVE, HOW_TO_CHECK, LEFT_OUT, PROVES
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.text.printable import name_of

_STYLE = """
:root{color-scheme:light dark}
body{font:1.05rem/1.6 "Noto Sans",system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem;
color:#15212a;background:#fff}
h1{font-size:1.7rem;line-height:1.3}h2{margin-top:2.2rem;border-top:1px solid #707e87;padding-top:1rem}
.copy{border:2px solid #0b5a68;padding:.2rem 1rem;border-radius:.4rem}
.marking{font-weight:bold}.sample{font-weight:bold;color:#573587}.small,.note,.withheld{color:#42505a}
p,td,li,dd{white-space:pre-wrap;overflow-wrap:anywhere}code{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:.6rem 0}caption{text-align:start;color:#42505a}
th,td{border-bottom:1px solid #cdd4d1;padding:.4rem .5rem;text-align:start;vertical-align:top}
@media (prefers-color-scheme:dark){body{color:#e6edf0;background:#10181d}.copy{border-color:#7fd3e0}
.small,.note,.withheld,caption{color:#b3c0c8}.sample{color:#cbb2ee}th,td{border-color:#3d4a52}}
@media print{body{max-width:none}}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_NEVER_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT = frozenset("\n\t\u200c\u200d")
"""Line ends, tabs, and the joiners that letters of some scripts need."""


def accessible_copy(signed: bytes) -> str:
    """The page of a signed record.

    Raises `Failure("twin-not-whole")` for a file that is not one of ours, unchanged, and `Failure("twin-not-made")`
    where its log gives no pages: another version signed what this one would not.
    """
    # Deferred: what reads a PDF takes long to load.
    from escalog.records.checking.check import check
    from escalog.records.checking.examination import record_inside
    from escalog.records.checking.verdict import Integrity
    from escalog.records.making.rebuild import content_of
    from escalog.records.signers.trust import Trust

    whole = check(signed, Trust.none()).integrity is Integrity.UNCHANGED
    record = record_inside(signed) if whole else None
    if record is None:
        raise Failure("twin-not-whole")
    try:
        return _page(record, content_of(record), sha256(signed).hexdigest())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a log holds that this version would never have written
        raise Failure("twin-not-made") from None


def _page(record: RecordFile, content: Content, digest: str) -> str:
    issue = record.issue
    what = "Notification of a disagreement" if issue.kind == "notification" else "Record of a disagreement"
    body = [_copy_note(record, digest), f'<p class="marking">{_text(issue.marking)}</p>']
    if issue.sample:
        body.append('<p class="sample">Sample. Invented people, not a real case.</p>')
    if not any(isinstance(block, Heading) and block.level == 1 for block in content.blocks):
        body.append(_block(Heading(1, content.title)))
    body += [_block(block) for block in _stepped(content.blocks)]
    body.append(_closing(record))
    title = f"{'Sample: ' if issue.sample else ''}{what} (copy)"
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _copy_note(record: RecordFile, digest: str) -> str:
    issue = record.issue
    when = say_moment(issue.issued_at, year=True)
    words = " ".join(fingerprint_words(issue.signer.key))
    return (
        '<section class="copy" aria-label="About this copy">\n'
        "<p><strong>This is a copy for reading.</strong> The signed PDF is the record; only that can be checked.</p>\n"
        f"<p>Made from the record for {_text(issue.recipient)} of {_text(when)}, signed by {_text(issue.signer.name)}, "
        f"{_text(issue.signer.role)}, {_text(issue.signer.agency)}. Fingerprint words: {_text(words)}.</p>\n"
        f"<p>The PDF's SHA-256 is <code>{digest}</code>.</p>\n</section>"
    )


def _stepped(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings that go down one level at a time, however they look on paper."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = min(max(block.level, 1), 3, level + 1)
            yield Heading(level, block.text)
        else:
            yield block


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            number = min(max(level, 1), 3)
            return f'<h{number} dir="auto">{_text(text)}</h{number}>'
        case Paragraph(text=text, role=role):
            return f'<p class="{escape(role)}" dir="auto">{_text(text)}</p>'
        case KeyValues(rows=rows):
            return _table("", (), rows, row_heads=True)
        case Table(caption=caption, headers=headers, rows=rows):
            return _table(caption, headers, rows)
        case StageRail(word=word, caption=caption, rows=stages):
            heads = (word, "Where it stands", "Who", "Due", "Started", "Ended", "Outcome")
            ladder = ((s.label, s.status_words, s.who, s.due, s.started, s.ended, s.outcome) for s in stages)
            return _table(caption, heads, ladder, row_heads=True)
        case Positions():
            sides = ((block.left_title, block.left_source), (block.right_title, block.right_source))
            titles = ("\n".join(title for title in side if title) for side in sides)
            return _table("", ("Position", *titles), block.rows, row_heads=True)
        case PageBreak():
            return ""


def _table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[str]], *, row_heads: bool = False) -> str:
    out = ["<table>"]
    if caption:
        out.append(f'<caption dir="auto">{_text(caption)}</caption>')
    if headers:
        heads = "".join(f'<th scope="col" dir="auto">{_text(head)}</th>' for head in headers)
        out.append(f"<thead><tr>{heads}</tr></thead>")
    out.append("<tbody>")
    for row in rows:
        cells = [f'<td dir="auto">{_text(cell)}</td>' for cell in row]
        if row_heads:
            cells[0] = f'<th scope="row" dir="auto">{_text(row[0])}</th>'
        out.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*out, "</tbody>", "</table>"])


def _closing(record: RecordFile) -> str:
    issue = record.issue
    covered = (("Digest of the log", issue.log_digest), ("Latest entries", "\n".join(issue.heads)))
    left_out = LEFT_OUT if issue.kind == "notification" else ()
    people = [
        (person.name, person.role, person.agency, " ".join(fingerprint_words(person.key))) for person in record.people
    ]
    return "\n".join(
        (
            "<h2>Signature</h2>",
            f'<p dir="auto">{_text(issue.signer.name)}: {_text(issue.meaning)}</p>',
            "<h2>What the signed record proves, and what it does not</h2>",
            "<h3>It proves</h3>",
            _listed("ul", PROVES),
            "<h3>It does not prove</h3>",
            _listed("ul", (*DOES_NOT_PROVE, *left_out)),
            "<h2>How to check the signed record</h2>",
            _listed("ol", HOW_TO_CHECK),
            "<h2>Whose keys are inside</h2>",
            _table("", ("Name", "Role", "Agency", "Fingerprint words"), people),
            "<h2>What the signature covers</h2>",
            _table("", (), covered, row_heads=True),
        )
    )


def _listed(tag: str, items: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"


def _text(text: str) -> str:
    """Text as it is, with what cannot be seen or would turn the text round as its code and name."""
    return escape("".join(_seen(character) for character in text.replace("\r\n", "\n")))


def _seen(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _NEVER_SHOWN:
        return character
    return f"[{name_of(character)}]"
