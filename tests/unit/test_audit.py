"""The audit says what was done. It decides nothing, so no service reads it."""

from elternportal.migrations import ROOT

DEFINES = "models/school.py"


def test_only_the_writer_of_the_audit_knows_its_table() -> None:
    package = ROOT / "elternportal"
    known = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "AuditEntry" in path.read_text() or "audit_entry" in path.read_text()
    }
    assert {DEFINES} < known
    # The writer may lie in an area's folder.
    assert {path for path in known if not path.endswith("/audit.py")} == {DEFINES}
