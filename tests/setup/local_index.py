"""A package index in a folder: of each package the locked version, and a newer one that tempts.

The packages are empty but for their metadata, which is that of the installed ones, so that a
resolver sees the same wishes (``granian[reload]>=2.7.4``) as with the real ones.
"""

import base64
import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker
from packaging.version import Version

# What a wheel holds, by path; ``{stem}`` in a path stands for the package and its version.
Files = Mapping[str, bytes]

LOCKED = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)(?: ; (.*?))? \\$", re.MULTILINE)


@dataclass(frozen=True)
class Locked:
    """A line of a lock."""

    name: str
    version: str
    marker: str

    @property
    def newer(self) -> str:
        """A version that satisfies whoever asks for at least the locked one."""
        release = list(Version(self.version).release)
        return ".".join(map(str, [*release[:-1], release[-1] + 1]))

    @property
    def is_for_here(self) -> bool:
        """Whether it is for this system and Python."""
        return not self.marker or Marker(self.marker).evaluate()


@dataclass
class LocalIndex:
    """The index; ``url`` is what an installer takes in place of the public one."""

    folder: Path
    _hashes: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return (self.folder / "simple").as_uri()

    def add(self, package: Locked, files: Files, newer: Files) -> None:
        """Offer a package in both versions, unless that is done."""
        for version, contents in ((package.version, files), (package.newer, newer)):
            if (package.name, version) not in self._hashes:
                wheel = _write_wheel(self.folder, package.name, version, contents)
                digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
                self._hashes[package.name, version] = digest
                page = self.folder / "simple" / package.name / "index.html"
                page.parent.mkdir(parents=True, exist_ok=True)
                with page.open("a") as links:
                    links.write(f'<a href="{wheel.as_uri()}#sha256={digest}">{wheel.name}</a>\n')

    def lock(self, packages: list[Locked]) -> str:
        """The lock of these packages with the hashes that they have here."""
        return "".join(
            f"{one.name}=={one.version}{' ; ' + one.marker if one.marker else ''}"
            f" --hash=sha256:{self._hashes[one.name, one.version]}\n"
            for one in packages
        )


def read_lock(file: Path) -> list[Locked]:
    """All packages of a lock, those for other systems included."""
    found = LOCKED.findall(file.read_text())
    return [Locked(name, version, marker or "") for name, version, marker in found]


def files_of(name: str) -> dict[str, bytes]:
    """The real files of an installed package, for one that has to work."""
    folder = Path(str(metadata.distribution(name).locate_file("")))
    listed = [file for file in metadata.files(name) or [] if file.suffix != ".pyc"]
    return {
        str(file): (folder / file).read_bytes()
        for file in listed
        if ".dist-info" not in file.parts[0] and ".." not in file.parts
    }


def _wishes(name: str) -> list[str]:
    """What the installed package requires; nothing is known of those for other systems."""
    try:
        installed = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    return [
        f"{key}: {value}"
        for key in ("Provides-Extra", "Requires-Dist")
        for value in installed.get_all(key) or []
    ]


def _write_wheel(folder: Path, name: str, version: str, files: Files) -> Path:
    stem = f"{re.sub('[-.]+', '_', name)}-{version}"
    about = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *_wishes(name)]
    tag = ["Wheel-Version: 1.0", "Root-Is-Purelib: true", "Tag: py3-none-any"]
    contents = {path.replace("{stem}", stem): data for path, data in files.items()}
    contents[f"{stem}.dist-info/METADATA"] = "\n".join([*about, ""]).encode()
    contents[f"{stem}.dist-info/WHEEL"] = "\n".join([*tag, ""]).encode()
    record = [f"{path},{_record_hash(data)},{len(data)}" for path, data in contents.items()]
    contents[f"{stem}.dist-info/RECORD"] = "\n".join(
        [*record, f"{stem}.dist-info/RECORD,,", ""]
    ).encode()
    wheel = folder / "files" / f"{stem}-py3-none-any.whl"
    wheel.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in contents.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o100755 << 16  # a file that can be started
            archive.writestr(entry, data)
    return wheel


def _record_hash(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"
