"""The catalogues fit each other and the code: same keys, same placeholders, nothing unused."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Identifier,
    Junk,
    Message,
    NumberLiteral,
    SelectExpression,
    VariableReference,
    Variant,
)
from fluent.syntax.visitor import Visitor

from elternportal.i18n import CATALOGUES, LANGUAGES, LONGEST_ARG, t
from elternportal.school_settings.declared import declared

CODE = CATALOGUES.parent
KEY_BEGINS = re.compile(r"[a-z]+-[a-z]+-")  # an area alone would match too much
MAIL_KEY_BEGINS = "mail-"


class Placeholders(Visitor):
    """Collects the names of variables in a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


class Quantities(Visitor):
    """Collects the names of variables whose number chooses the words of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_SelectExpression(self, node: SelectExpression) -> None:
        if isinstance(node.selector, VariableReference) and any(map(_is_number, node.variants)):
            self.names.add(node.selector.id.name)
        self.generic_visit(node)


def _is_number(variant: Variant) -> bool:
    match variant.key:
        case NumberLiteral():
            return True
        case Identifier(name=name):
            return name == "one"
    return False


def messages(language: str) -> Iterator[tuple[Path, Message]]:
    for path in sorted((CATALOGUES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, Message):
                yield path, entry


def placeholders(language: str) -> dict[str, set[str]]:
    found = {}
    for path, message in messages(language):
        assert message.id.name not in found, f"{message.id.name} stands twice, also in {path.name}"
        visitor = Placeholders()
        visitor.visit(message)
        found[message.id.name] = visitor.names
    return found


@pytest.fixture(scope="module")
def german() -> dict[str, set[str]]:
    return placeholders("de")


def code() -> Iterator[ast.AST]:
    for path in CODE.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def keys_asked_for() -> Iterator[str]:
    """The keys that stand in the code as the first argument of ``t``."""
    for node in code():
        match node:
            case ast.Call(func=ast.Name(id="t"), args=[ast.Constant(value=str(key)), *_]):
                yield key


EDITOR_WORDS = {"save_or_leave": ("save", "cancel"), "removal_of": ("delete", "delete-ask")}


def keys_of_editors() -> Iterator[str]:
    """What the parts of ``ui/editing.py`` ask for with the ``WORDS`` of a page's module."""
    for path in CODE.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        words = [
            str(node.value.value)
            for node in nodes
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and ast.unparse(node.targets[0]) == "WORDS"
        ]
        for start in words:
            yield from (f"{start}-{end}" for node in nodes for end in _editor_ends(node))


def _editor_ends(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="FIELDS")), args=[ast.Constant(value=name), *_]
        ):
            yield f"field-{str(name).replace('_', '-')}"
        case ast.Call(func=ast.Name(id=part)):
            yield from EDITOR_WORDS.get(part, ())


def keys_put_together() -> Iterator[re.Pattern[str]]:
    """The f-strings that begin like a key; any text can stand for their parts."""
    for node in code():
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_] as parts):
                if KEY_BEGINS.match(start) or start == MAIL_KEY_BEGINS:
                    yield re.compile("".join(map(_any_text, parts)))


def _any_text(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def test_all_languages_have_the_same_keys_with_the_same_placeholders(
    german: dict[str, set[str]],
) -> None:
    for language in LANGUAGES:
        assert placeholders(language) == german


def test_every_key_that_the_code_asks_for_exists(german: dict[str, set[str]]) -> None:
    assert sorted({*keys_asked_for(), *keys_of_editors()} - german.keys()) == []


def keys_of_settings() -> Iterator[str]:
    """What the settings page says about each declared setting."""
    for setting in declared().values():
        yield setting.label_key
        yield setting.help_key
        yield from setting.choice_keys
        if setting.unit:
            yield setting.unit_key


def test_every_setting_has_a_label_and_a_help_sentence(german: dict[str, set[str]]) -> None:
    assert sorted(set(keys_of_settings()) - german.keys()) == []


def test_every_key_is_used(german: dict[str, set[str]]) -> None:
    strings = {node.value for node in code() if isinstance(node, ast.Constant)}
    strings |= {*keys_of_settings(), *keys_of_editors()}
    patterns = list(keys_put_together())
    unused = [
        key
        for key in german.keys() - strings
        if not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert sorted(unused) == []


def quantities() -> dict[str, set[str]]:
    """The variables of each sentence whose number chooses its words."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for _, message in messages(language):
            visitor = Quantities()
            visitor.visit(message)
            found[message.id.name] = found.get(message.id.name, set()) | visitor.names
    return found


def texts_for_quantities() -> Iterator[str]:
    """Where a call that names a sentence gives text for what has to be a number."""
    needed = quantities()
    for node in code():
        if not isinstance(node, ast.Call):
            continue
        keys = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        numbers = set().union(*(needed.get(str(key), set()) for key in keys))
        for given in node.keywords:
            if given.arg in numbers and _is_text(given.value):
                yield ast.unparse(node)


def _is_text(value: ast.expr) -> bool:
    match value:
        case ast.JoinedStr() | ast.Call(func=ast.Name(id="str")):
            return True
    return False


def test_where_a_number_chooses_the_words_nobody_gives_a_text() -> None:
    assert list(texts_for_quantities()) == []


def test_a_text_that_is_too_long_for_a_sentence_ends_in_it() -> None:
    sentence = t("cli-build-failed", "de", reason="x" * 100_000)
    assert sentence.endswith("xxx…")
    assert len(sentence) < LONGEST_ARG + 100
