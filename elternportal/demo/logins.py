"""The fixed logins of the demo school. They exist only in demo mode."""

from dataclasses import dataclass

DEMO_PASSWORD = "elternportal-demo-2026"  # noqa: S105 - printed in the README


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """An address to sign in with; the text ``text_key`` says who that is."""

    email: str
    text_key: str


FAMILY_1_FIRST = DemoLogin("eltern1@demo.example", "demo-login-family-1-first")
FAMILY_1_SECOND = DemoLogin("eltern2@demo.example", "demo-login-family-1-second")
FAMILY_2 = DemoLogin("eltern3@demo.example", "demo-login-family-2")
CLASS_TEACHER = DemoLogin("klassenleitung@demo.example", "demo-login-class-teacher")
SUBJECT_TEACHER = DemoLogin("fachlehrkraft@demo.example", "demo-login-subject-teacher")
TEACHER_AND_PARENT = DemoLogin("lehrkraft.eltern@demo.example", "demo-login-teacher-and-parent")
OFFICE = DemoLogin("sekretariat@demo.example", "demo-login-office")
HEAD = DemoLogin("schulleitung@demo.example", "demo-login-head")

DEMO_LOGINS = (
    FAMILY_1_FIRST,
    FAMILY_1_SECOND,
    FAMILY_2,
    CLASS_TEACHER,
    SUBJECT_TEACHER,
    TEACHER_AND_PARENT,
    OFFICE,
    HEAD,
)


def family_email(number: int, guardian: int) -> str:
    """The login of one more registered guardian, e.g. ``familie017@`` or ``familie017b@``."""
    return f"familie{number:03}{'b' if guardian else ''}@demo.example"
