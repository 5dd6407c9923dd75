"""Cuts the KERN design system down to what the portal uses: styles and font subsets.

KERN's full style sheet is 340 kB and each of its fonts 130 kB; a first page on a phone must not
carry that. Run it again when pages use another ``kern-`` class or KERN has a new version:

    npm pack @kern-ux/native@2.7.2 && tar xf kern-ux-native-2.7.2.tgz
    pip install tinycss2 fonttools brotli
    python tools/cut_kern.py package

It writes ``assets/css/kern.css`` (EUPL-1.2 like KERN) and ``assets/fonts/`` (Fira Sans, OFL-1.1).
"""

import json
import re
import sys
from pathlib import Path

import tinycss2
from fontTools import subset

ROOT = Path(__file__).parent.parent
FONT_WEIGHTS = ("Regular", "SemiBold")
# Latin, Latin Extended-A, Romanian, capital sharp s, the punctuation of German and English.
FONT_CHARACTERS = (
    "U+0020-007E,U+00A0-017F,U+0218-021B,U+1E9E,U+2010-2014,U+2018-201E,U+2020-2022,U+2026,"
    "U+2030,U+2039,U+203A,U+20AC,U+2190-2193,U+2212"
)
CLASS = re.compile(r"kern-[a-z0-9_-]+")
TOKEN = re.compile(r"(--kern-[\w-]+):[^;{}]*;? ?")
EMPTY_RULE = re.compile(r"\n[^\n{}]+\{ +\}(?=\n)")
USE_OF_TOKEN = re.compile(r"var\(\s*(--[\w-]+)")
# KERN can also be switched by attribute; the portal follows the device and needs only that.
FOLLOWS_DEVICE = (
    ":is(body, .kern-light, .kern-dark, [data-kern-theme=light], [data-kern-theme=dark])"
    ":not([class*=kern-level-])"
)


def main() -> None:
    package = Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    source = (package / "dist/kern.css").read_text("utf-8").replace(FOLLOWS_DEVICE, "body")
    rules = keep_rules(tinycss2.parse_stylesheet(source, True, True), classes_in_use())
    text = drop_unused_tokens(rules, own_styles())
    head = (
        f"/* Cut from @kern-ux/native {version} (EUPL-1.2) by tools/cut_kern.py: do not edit. */\n"
    )
    (ROOT / "assets/css/kern.css").write_text(f"{head}@layer kern {{\n{text}\n}}\n", "utf-8")
    for weight in FONT_WEIGHTS:
        cut_font(package / f"dist/fonts/fira-sans/FiraSans-{weight}.woff2", weight)


def classes_in_use() -> set[str]:
    """Every ``kern-`` word in the Python sources; one that ends in "-" stands for all its forms."""
    sources = (ROOT / "elternportal").rglob("*.py")
    return {name for path in sources for name in CLASS.findall(path.read_text("utf-8"))}


def own_styles() -> str:
    sheets = (path for path in (ROOT / "assets/css").glob("*.css") if path.name != "kern.css")
    return "".join(path.read_text("utf-8") for path in sheets)


def keep_rules(nodes: list[tinycss2.ast.Node], used: set[str]) -> list[str]:
    """The rules that can match something on our pages, each as text."""
    kept = []
    for node in nodes:
        if node.type == "qualified-rule":
            wanted = [one for one in selectors_of(node) if can_match(one, used)]
            if wanted:
                body = tinycss2.serialize(node.content).strip()
                kept.append(f"{','.join(wanted)} {{ {' '.join(body.split())} }}")
        elif node.type == "at-rule" and node.at_keyword == "media":
            inner = keep_rules(tinycss2.parse_rule_list(node.content, True, True), used)
            if inner:
                condition = tinycss2.serialize(node.prelude).strip()
                kept.append(f"@media {condition} {{ {' '.join(inner)} }}")
    return kept


def selectors_of(rule: tinycss2.ast.QualifiedRule) -> list[str]:
    """The rule's selectors; a comma inside ``:has(…)`` does not part them."""
    parts: list[list[tinycss2.ast.Node]] = [[]]
    for part in rule.prelude:
        if part == ",":
            parts.append([])
        else:
            parts[-1].append(part)
    return [tinycss2.serialize(one).strip() for one in parts]


def can_match(selector: str, used: set[str]) -> bool:
    prefixes = tuple(name for name in used if name.endswith("-"))
    names = CLASS.findall(selector)
    return "data-kern-theme" not in selector and all(
        name in used or (prefixes and name.startswith(prefixes)) for name in names
    )


def drop_unused_tokens(rules: list[str], own: str) -> str:
    """Leave out tokens (custom properties) that nothing refers to, not even another token."""
    text = "\n".join(rules)
    unused = tokens_of(text) - set(USE_OF_TOKEN.findall(text + own))
    while unused:
        text = TOKEN.sub(lambda match: "" if match[1] in unused else match[0], text)  # noqa: B023
        unused = tokens_of(text) - set(USE_OF_TOKEN.findall(text + own))
    return EMPTY_RULE.sub("", text)


def tokens_of(text: str) -> set[str]:
    return {match[1] for match in TOKEN.finditer(text)}


def cut_font(source: Path, weight: str) -> None:
    """A Latin subset with kerning and tabular figures, for columns of times."""
    subset.main(
        [
            str(source),
            f"--unicodes={FONT_CHARACTERS}",
            "--layout-features=kern,liga,locl,ccmp,mark,tnum",
            "--flavor=woff2",
            "--no-hinting",  # screens of today do not use it, and it is a third of the file
            f"--output-file={ROOT / f'assets/fonts/fira-sans-{weight.lower()}.woff2'}",
        ]
    )


if __name__ == "__main__":
    main()
