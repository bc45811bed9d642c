"""Every kind of document keeps what a machine can check of PDF/UA-1, and the check stops at each single defect."""

from io import BytesIO

import pikepdf
import pytest

from tests.conformance.accessible import faults
from tests.conformance.documents import DOCUMENTS, document, recovery_sheet
from tests.conformance.mutants import MUTANTS, mutant


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_has_no_fault(name):
    assert faults(document(name)) == []


def test_the_recovery_sheet_has_no_fault():
    assert faults(recovery_sheet()) == []
    assert faults(recovery_sheet().replace(b"/Lang", b"/Lung")) != []


@pytest.mark.parametrize("name", MUTANTS)
def test_one_defect_is_found(name):
    assert faults(mutant(document("record"), name)) != []


def test_a_copy_without_a_defect_has_none():
    out = BytesIO()
    with pikepdf.open(BytesIO(document("record"))) as pdf:
        pdf.save(out, static_id=True)
    assert faults(out.getvalue()) == []
