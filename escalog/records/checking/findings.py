"""What a check can find, each with its code and its one sentence. All sentences of checking stand here."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the code is for programs, the sentence for people. Neither holds anything of the file."""

    code: str
    sentence: str


SENTENCES = MappingProxyType(
    {
        # no signature of ours
        "empty": "This file is empty.",
        "too-large": "This file is far larger than any record, so it was looked through only for a signature.",
        "not-a-pdf": "This file is not a PDF.",
        "not-signed": "This file carries no signature. It may be a draft, a scan or a print-out.",
        "not-our-record": "It is signed and unchanged, but it is not a record made by escalog.",
        "signed-by-another": "It is signed with a key that the record inside does not name.",
        "method-too-weak": "It is signed with a method that is too weak to show whether anything changed.",
        # changed or damaged
        "signature-broken": "There are traces of a signature in this file, and no whole one.",
        "bytes-changed": "The file is not the one that was signed.",
        "signature-rewritten": "The signature was put in again in another form than escalog writes.",
        "content-changed": "Something was put into the file after signing that can change what it shows.",
        "log-changed": "Entry {number} of the log inside is not as it was signed.",
        "log-broken": "The log inside does not hold together.",
        "time-beyond-clocks": "It states a time in a year that no clock in London says. escalog writes none.",
        "issue-differs": "What the file says about itself does not agree with the log inside.",
        "pages-differ": "The digest printed on the pages is not the one of the log inside.",
        "pages-rebuilt-differ": "The pages are not those that the log inside gives.",
        "pages-not-rebuilt": "No pages can be built from the log inside, though this very version made them.",
        "signed-with-actions": "Something that acts by itself, or hides parts of a page, was signed along.",
        "signed-with-notes": "A note or a field that is none of a record's was signed along on page {page}.",
        "signed-with-fields": "A form with other fields than the signature's was signed along.",
        "signed-with-other-text": "Letters on the pages may be copied and read aloud as others than they show.",
        # signed as it is, and not what the log inside gives
        "text-not-on-pages": "Something that was written, and that the log inside gives, is not found on the pages.",
        "signature-says-more": "The signature carries entries that escalog never writes. They are no part of it.",
        # what is different, where that can be told
        "page-count-changed": "It now has {number} pages; {before} were signed.",
        "page-changed": "What is printed on page {page} was changed.",
        "page-changed-often": "What is printed on {number} pages was changed.",
        "page-notes-changed": "A note or a field on page {page} was added, changed or taken away.",
        "page-notes-changed-often": "Notes or fields on {number} pages were added, changed or taken away.",
        "page-fonts-changed": "Fonts of page {page} were changed: letters may not look or read as they were signed.",
        "page-fonts-changed-often": "Fonts of {number} pages were changed: letters may not look or read as signed.",
        "page-turned": "The size or the direction of page {page} was changed.",
        "page-turned-often": "The size or the direction of {number} pages was changed.",
        "page-acts": "Something that acts by itself when page {page} is shown was added or changed.",
        "page-acts-often": "Something that acts by itself was added to {number} pages.",
        "attachment-changed": "The machine-readable copy of the record inside was changed or cannot be read.",
        "attachment-added": "Another file was attached.",
        "form-changed": "The form, with its field for the signature, was changed.",
        "layers-changed": "Layers were added or changed: they can hide or show parts of a page.",
        "scripts-changed": "Something that acts by itself when the file is opened was added or changed.",
        "reading-order-changed": "What a screen reader reads out, or in which order, was changed.",
        "settings-changed": "Settings of the whole file, such as its language or its protection, were changed.",
        "properties-changed": "Properties of the file, such as its title, were changed.",
        "encryption-added": "The file was put under a password or locked in another way.",
        "signature-touched": "The pages are as the log inside gives them. What was changed is the signature.",
        "pages-as-log-gives": "The pages in it are as the log inside gives them. What was changed lies around them.",
        # added later
        "bytes-after-end": "Something was added after the end of the file. It does not change what was signed.",
        "copy-after-end": "The whole file stands in it a second time. That does not change what was signed.",
        "metadata-added": "Properties of the file, such as its title, were added later.",
        "validation-data-added": "Data for checking the signature were added later.",
        "time-stamp-added": "A time stamp was added later. Who issued it was not checked.",
        # the signer
        "signer-not-known": "We do not yet know whose key this is.",
        "certificate-not-valid-then": "The signer's certificate was not valid at the time that the signature states.",
        "certificate-not-for-signing": "The signer's certificate was made for something else than signing records.",
        "name-may-mislead": "The signer's name has signs that make it look like another. Compare the eight words.",
        "certificate-ended-since": "The signer's certificate has ended since. It was valid when this was signed.",
        "signed-ahead-of-clock": "The signature states a time that is still to come by the clock of this computer.",
        # the store it is checked in
        "not-in-this-store": "This record shows entries of this disagreement that your store does not hold.",
        # the check itself
        "pages-compared": "The pages were built again from the log inside, and they are the same.",
        "pages-not-compared": "The pages were laid out by another version and were not compared with the log inside.",
    }
)
"""Every finding by its code."""


def finding(code: str, **values: int) -> Finding:
    """The finding of this code; `values` fill the gaps in its sentence."""
    return Finding(code, SENTENCES[code].format(**values))
