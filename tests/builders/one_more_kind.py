"""A program with one kind more, put into the file of its group before anything reads the table of kinds.

Records one such entry in a real store and prints, as JSON, what the form, the check, the chronology, the search, a
time limit, the two records and the page of kinds make of it. Run in a process of its own: no other test sees the kind.
"""

import importlib.util
import json
import sys
from pathlib import Path

from escalog.domain.entry_kinds import child
from escalog.domain.entry_kinds.fields import Control, Field, asked
from escalog.domain.entry_kinds.kind import Deed, Given, Kind, Said
from escalog.domain.procedure.vocabulary import Act
from escalog.domain.values.kind_id import KindId


def _heading(said: Said) -> str:
    return f"Seen at home by {said.text('seen_by')}"


MORE = Kind(
    KindId("child-seen"),
    "Child seen",
    asked(
        Field("seen_by", "Who saw the child?", Control.PERSON, required=True),
        Field("impression", "What was seen", Control.PROSE),
    ),
    icon="shield",
    menu=65,
    heading=_heading,
    told_by_heading=frozenset({"seen_by"}),
    does=(Deed(Act.DISCUSS),),
    notified=(Given("dates", ("occurred",)),),
)
MESSAGES = {
    "kind-child-seen": "Note that the child was seen",
    "field-child-seen-seen-by": "Who saw the child?",
    "field-child-seen-seen-by-error": "Write who saw the child",
    "field-child-seen-impression": "What was seen?",
}
assert "escalog.domain.entry_kinds.table" not in sys.modules
child.CHILD_KINDS += (MORE,)

import pypdfium2  # noqa: E402  what follows reads the table
from PySide6.QtWidgets import QApplication  # noqa: E402

from escalog.domain.values.entry import KeyId  # noqa: E402
from escalog.domain.values.failure import Failure  # noqa: E402
from escalog.records.checking.check import check  # noqa: E402
from escalog.records.signers.trust import Trust, TrustLine  # noqa: E402
from escalog.services.desk import Desk  # noqa: E402
from escalog.services.laptop.clock import StoryClock  # noqa: E402
from escalog.services.opening.opening import FirstRun, Opening  # noqa: E402
from escalog.store import access  # noqa: E402
from escalog.ui.acts.specs import act_spec, choices_for  # noqa: E402
from escalog.ui.acts.words import kind_icon  # noqa: E402
from escalog.ui.forms.form import Form  # noqa: E402
from escalog.ui.forms.question import FormContext  # noqa: E402
from escalog.ui.look.theme import Theme  # noqa: E402
from escalog.wording import language as language_module  # noqa: E402
from escalog.wording.catalogue import LANGUAGE, Catalogue  # noqa: E402
from escalog.wording.fields import names_of_messages  # noqa: E402
from escalog.wording.language import Language  # noqa: E402
from tests.builders.stores import PASSPHRASE, QUICK  # noqa: E402
from tests.services.conftest import MONDAY, RAISED, adopt  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]

spoken = Language({**Catalogue(), **MESSAGES}, LANGUAGE)
language_module.language = lambda _name=LANGUAGE: spoken  # type: ignore[assignment]


def desk_in(folder: Path) -> Desk:
    """A new store with an adopted procedure."""
    opening = Opening(folder / "store", folder / "practice", folder / "state", StoryClock(MONDAY))
    vault, _ = access.create(folder / "store", PASSPHRASE, now=MONDAY, state_folder=folder / "state", work=QUICK)
    opening._sign_in(vault, FirstRun("Ada Lind", "Lead", "Elmbrook School", "england"), StoryClock(MONDAY))
    desk = opening._desk(vault, StoryClock(MONDAY))
    adopt(desk)
    return desk


def printed(pdf: bytes) -> str:
    """The words of a PDF's pages."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    return text


def kinds_page() -> str:
    """The published page of kinds, as this program would write it."""
    spec = importlib.util.spec_from_file_location("made", ROOT / "packaging" / "tools" / "make_format_kinds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.kinds_page())


def walk(folder: Path) -> dict[str, object]:
    """What the program makes of the kind, place by place."""
    desk = desk_in(folder)
    dispute = desk.disagreements.raise_disagreement(RAISED)
    page = desk.disagreements.page(dispute)
    spec = act_spec(page, MORE.id, "", desk.me.name)
    form = Form(spec.fields, FormContext(choices_for(page), desk.now), spec.prefilled)
    found: dict[str, object] = {
        "menu": [str(kind) for kind in page.acts],
        "title": spec.title,
        "asked": [name for name in ("seen_by", "impression", "no_such") if form.question(name) is not None],
        "form": [sentence for _, sentence in spec.problems(form.values())],
        "icon": kind_icon(MORE.id),
    }
    try:
        desk.disagreements.record(dispute, MORE.id, form.values())
    except Failure as refused:
        found["check"] = refused.code
    filled = {**form.values(), "seen_by": "L.W.", "impression": "Playing, with marmoladeword on her sleeve."}
    entry = desk.disagreements.record(dispute, MORE.id, filled)
    desk.disagreements.forget()
    stands = desk.disagreements.open(dispute)
    row = next(row for row in stands.chronology if row.entry == entry)
    found["heading"], found["lines"] = row.heading, [line.label for line in row.lines]
    found["met"] = [limit.limit.id for limit in stands.limits if limit.run.done_by == entry]
    while desk.care.check_step():
        pass
    found["search"] = [each.dispute == dispute for each in desk.finding.find("marmoladeword").rows]
    for kind in ("record", "notification"):
        preview = desk.records.preview(dispute, kind, "The board", "Stage 1")
        desk.records.issue(preview, folder / f"{kind}.pdf")
        pdf = (folder / f"{kind}.pdf").read_bytes()
        found[f"{kind}-pages"] = printed(pdf)
        found[f"{kind}-verdict"] = str(check(pdf, Trust({KeyId(desk.me.fingerprint): TrustLine("here")})).verdict)
    found["missing"] = [name for name in names_of_messages(MORE) if name not in Catalogue()]
    found["kinds-page"] = kinds_page()
    desk.close()
    return found


if __name__ == "__main__":
    application = QApplication([])
    theme = Theme(application)
    print(json.dumps(walk(Path(sys.argv[1]))))
