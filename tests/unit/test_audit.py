"""The audit says what was done. It decides nothing, so no service reads it."""

from elternportal.migrations import ROOT

DEFINES, WRITES = "models/audit.py", "services/audit.py"
CHAINS = "services/audit_chain.py"
ON_ITS_CARD = 'Retention("audit_entry"'  # how long it is kept


def test_only_the_writer_of_the_audit_knows_its_table() -> None:
    package = ROOT / "elternportal"
    texts = {
        path.relative_to(package).as_posix(): path.read_text().replace(ON_ITS_CARD, "")
        for path in package.rglob("*.py")
    }
    known = {path for path, text in texts.items() if "AuditEntry" in text or "audit_entry" in text}
    assert known == {DEFINES, WRITES, CHAINS}
