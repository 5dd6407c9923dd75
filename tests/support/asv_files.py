"""Exports of ASV for tests, built from the official schema: every element that the schema knows is
there, and whatever a test does not say holds the name of a bird that must be nowhere afterwards.
"""

import hashlib
import hmac
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from elternportal.imports.folder import NamedFile

SCHEMAS = Path(__file__).parent.parent / "samples" / "asv"
CANARY = "Kanarienvogel"
PASSWORD = "Zeisig-7"
NAMESPACE = "http://www.asv.bayern.de/import"
_XS = "{http://www.w3.org/2001/XMLSchema}"

Values = Mapping[str, Any]


def export_xml(school: Values, persons: Sequence[Values] = (), version: str = "1.02") -> bytes:
    """The XML of one school; ``persons`` are the teachers' own data."""
    schema = ElementTree.parse(SCHEMAS / f"notenverwaltung_{version}.xsd").getroot()
    root = schema.find(f"{_XS}element")
    assert root is not None
    listed = {"lehrkraftdaten_nicht_schulbezogen": list(persons)}
    values = {"schulen": {"schule": [school]}, "lehrkraftdaten_nicht_schulbezogen_liste": listed}
    body = _element(root, values)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def _element(schema: ElementTree.Element, value: Any) -> str:
    name = schema.get("name")
    inner = schema.findall(f"{_XS}complexType/{_XS}sequence/{_XS}element")
    head = f'<{name} xmlns="{NAMESPACE}">' if name == "asv_export" else f"<{name}>"
    if not inner:
        return f"{head}{escape(str(value))}</{name}>\n"
    given = value if isinstance(value, Mapping) else {}
    parts = [head, "\n"]
    for child in inner:
        child_name = str(child.get("name"))
        is_many = child.get("maxOccurs") == "unbounded"
        found = given.get(child_name, [] if is_many and given else _default(child))
        for one in found if isinstance(found, list) else [found]:
            parts.append(_element(child, one))
    return "".join([*parts, f"</{name}>\n"])


def _default(schema: ElementTree.Element) -> Any:
    """What nobody has said: a bird, or all that the element may hold."""
    return f"{CANARY} {schema.get('name')}"


def address(wessen: str, surname: str, first: str, **more: Any) -> Values:
    """A guardian ("1", "2"), or somebody else, whose address a child has."""
    return {
        "anschrift_wessen": wessen,
        "auskunftsberechtigt": more.get("informed", "true"),
        "hauptansprechpartner": more.get("main", "false"),
        "anschrift": {
            "strasse": "Lerchenweg",
            "nummer": "3a",
            "postleitzahl": "80331",
            "ortsbezeichnung": "München",
        },
        "person": {
            "familienname": surname,
            "vornamen": first,
            "akademischer_grad": "",
            "namensbestandteil_vorangestellt": more.get("before", ""),
        },
        "kommunikationsdaten": {
            "kommunikation": [
                {"typ": "01", "nummer_adresse": f"{CANARY} 089"},
                {"typ": "04", "nummer_adresse": more.get("mail", "")},
            ]
        },
    }


def pupil(key: str, surname: str, first: str, **more: Any) -> Values:
    return {
        "lokales_differenzierungsmerkmal": key,
        "familienname": surname,
        "vornamen": f"{first} {CANARY}",
        "rufname": first,
        "namensbestandteil_vorangestellt": "",
        "geschlecht": more.get("gender", "2"),
        "geburtsdatum": more.get("born", "01.02.2014"),
        "austrittsdatum": more.get("leaves", ""),
        "schueleranschriften": {"schueleranschrift": list(more.get("addresses", ()))},
        "besuchte_faecher": {
            "besuchtes_fach": [
                {"unterrichtselemente": {"unterrichtselement_id": [one]}}
                for one in more.get("attends", ())
            ]
        },
    }


def school_class(number: int, name: str, pupils: Sequence[Values], leads: str = "1") -> Values:
    leading = [
        {"lehrkraft_id": leads, "klassenleitung_art": "Klassenleitung"},
        {"lehrkraft_id": "2", "klassenleitung_art": "stellvertr. Klassenleitung"},
    ]
    group = {
        "xml_id": f"1{number}",
        "jahrgangsstufe": name[:-1],
        "schuelerliste": {"schuelerin": list(pupils)},
    }
    return {
        "xml_id": str(number),
        "klassenname": name,
        "klassenname_lang": f"Klasse {name}",
        "klassenleitungen": {"klassenleitung": leading},
        "klassengruppen": {"klassengruppe": [group]},
    }


def lesson(number: str, teacher: str, subject: str, group: str = "", course: str = "") -> Values:
    return {
        "xml_id": number,
        "ueid": f"permanent-{number}",
        "lehrkraft_id": teacher,
        "klassengruppe_id": group,
        "fach_id": subject,
        "stunden": "4",
        "koppel": {"kurzform": course},
    }


def small_export(classes: Sequence[Values], lessons: Sequence[Values] = ()) -> dict[str, Any]:
    """A school with two teachers and two subjects."""
    return {
        "klassen": {"klasse": list(classes)},
        "lehrkraefte": {
            "lehrkraft": [
                {"xml_id": n, "lehrkraftdaten_nicht_schulbezogen_id": f"9{n}", "namenskuerzel": k}
                for n, k in (("1", "Hub"), ("2", "Mai"))
            ]
        },
        "unterrichtselemente": {"unterrichtselement": list(lessons)},
        "faecher": {
            "fach": [
                {"xml_id": "1", "kurzform": "M", "langform": "Mathematik"},
                {"xml_id": "2", "kurzform": "Ev", "langform": "Evangelische Religionslehre"},
            ]
        },
    }


PERSONS = [
    {
        "xml_id": f"9{n}",
        "lokales_differenzierungsmerkmal": f"L{n}",
        "familienname": surname,
        "vornamen": f"Vera {CANARY}",
        "rufname": "Vera",
        "geschlecht": "2",
        "akademischer_grad": "Dr.",
        "namensbestandteil_vorangestellt": "",
    }
    for n, surname in (("1", "Huber"), ("2", "Maier"))
]


def archive(xml: bytes, password: str = PASSWORD, *, name: str = "export.xml") -> NamedFile:
    """The XML in an archive with AES-256, as ASV makes it."""
    return NamedFile.of("notenverwaltung.zip", encrypted_zip(name, xml, password))


def encrypted_zip(name: str, content: bytes, password: str) -> bytes:
    """A ZIP archive with one file, encrypted by AES-256 (AE-2)."""
    salt = os.urandom(16)
    keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 66)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    encryptor = Cipher(AES(keys[:32]), ECB()).encryptor()
    blocks = range(1, -(-len(packed) // 16) + 1)
    stream = encryptor.update(b"".join(n.to_bytes(16, "little") for n in blocks))
    secret = bytes(one ^ other for one, other in zip(packed, stream, strict=False))
    mac = hmac.new(keys[32:64], secret, hashlib.sha1).digest()[:10]
    data = salt + keys[64:] + secret + mac
    return _with_method(name, data, len(content))


def _with_method(name: str, data: bytes, size: int) -> bytes:
    """The archive of ``zipfile`` with stored data, whose headers then say what they are."""
    extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, zipfile.ZIP_DEFLATED)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        info = zipfile.ZipInfo(name)
        info.extra = extra
        made.writestr(info, data)
    raw = bytearray(target.getvalue())
    central = raw.index(b"PK\x01\x02")
    for start, flags, method, crc, uncompressed in ((0, 6, 8, 14, 22), (central, 8, 10, 16, 24)):
        raw[start + flags : start + flags + 2] = struct.pack("<H", 1)
        raw[start + method : start + method + 2] = struct.pack("<H", 99)
        raw[start + crc : start + crc + 4] = bytes(4)  # AE-2 leaves it out
        raw[start + uncompressed : start + uncompressed + 4] = struct.pack("<I", size)
    return bytes(raw)
