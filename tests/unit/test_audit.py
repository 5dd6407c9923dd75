"""The audit says what was done. It decides nothing, so no service reads it."""

import re

from elternportal.migrations import ROOT

DEFINES, WRITES = "models/audit.py", "services/audit.py"
CHAINS = "services/audit_chain.py"
NAMED = re.compile(r'Retention\("audit_entry"|"audit_entry\.account_id"')
"""How long it is kept, and that it stays as it is when accounts are joined."""


def test_only_the_writer_of_the_audit_knows_its_table() -> None:
    package = ROOT / "elternportal"
    texts = {
        path.relative_to(package).as_posix(): NAMED.sub("", path.read_text())
        for path in package.rglob("*.py")
    }
    known = {path for path, text in texts.items() if "AuditEntry" in text or "audit_entry" in text}
    assert known == {DEFINES, WRITES, CHAINS}
