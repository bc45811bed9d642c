"""What PDF/A-3a and PDF/UA-1 ask of a file as a whole: metadata in XMP, and a colour profile.

The sRGB profile is computed here from the numbers of IEC 61966-2-1, so no file of someone else's is shipped.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Properties:
    """What a reader shows of the file: never anything of a case."""

    title: str
    subject: str
    producer: str
    made_at: datetime

    def pdf_date(self) -> str:
        """The date as the information dictionary writes it."""
        return self.made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")

    def xmp_date(self) -> str:
        """The same second as XMP writes it."""
        return self.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def xmp(properties: Properties) -> bytes:
    """The metadata packet."""
    title, subject, producer = (escape(text) for text in (properties.title, properties.subject, properties.producer))
    when = properties.xmp_date()
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{_EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x4742, len(data), 28) + data


@cache
def srgb_profile() -> bytes:
    """An ICC profile (version 4.2, display) of sRGB: primaries adapted to D50 and the standard's own curve."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    xyz = b"XYZ " + bytes(4)
    adaptation = (1.0478, 0.0229, -0.0501, 0.0295, 0.9905, -0.0171, -0.0092, 0.0150, 0.7521)
    tags = (
        (b"desc", _words("sRGB")),
        (b"cprt", _words("No copyright, use freely")),
        (b"wtpt", xyz + _fixed(0.9642, 1.0, 0.8249)),
        (b"chad", b"sf32" + bytes(4) + _fixed(*adaptation)),
        (b"rXYZ", xyz + _fixed(0.43607, 0.22249, 0.01392)),
        (b"gXYZ", xyz + _fixed(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", xyz + _fixed(0.14307, 0.06061, 0.71410)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for signature, data in tags:
        padded = data + bytes(-len(data) % 4)
        table += signature + struct.pack(">II", at, len(data))
        body += padded
        at += len(padded)
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4s4s4s4s4s", at, bytes(4), bytes((4, 0x20, 0, 0)), b"mntr", b"RGB ", b"XYZ ")
    head += made + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4) + _fixed(0.9642, 1.0, 0.8249) + bytes(4 + 16 + 28)
    return head + table + body
