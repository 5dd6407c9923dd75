"""The audit says what was done. It decides nothing, so no service reads it."""

from elternportal.migrations import ROOT

DEFINES, WRITES = "models/audit.py", "services/audit.py"


def test_only_the_writer_of_the_audit_knows_its_table() -> None:
    package = ROOT / "elternportal"
    known = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "AuditEntry" in path.read_text() or "audit_entry" in path.read_text()
    }
    assert known == {DEFINES, WRITES}
