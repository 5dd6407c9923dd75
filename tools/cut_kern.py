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
# Two files per weight: what German and English need, with the letters that names at German schools
# bring most often, and the rest of Latin, which a phone loads for a page that shows such a letter
# ("unicode-range" in assets/css/tokens.css).
FONT_CHARACTERS = {
    "": (
        "U+0020-007E,U+00A0,U+00A7,U+00AB,U+00AD,U+00B7,U+00BB,U+00C4,U+00C7,U+00D6-00D7,U+00DC,"
        "U+00DF,U+00E1,U+00E4,U+00E7-00E9,U+00F6,U+00FC,U+0107,U+010D,U+011F,U+0131,U+0142,U+015E-0161,"
        "U+017E,U+2013-2014,U+2018-2019,U+201C-201E,U+2022,U+2026,U+20AC,U+2190-2193,U+2212"
    ),
    "-more": (
        "U+00A1-00A6,U+00A8-00AA,U+00AC,U+00AE-00B6,U+00B8-00BA,U+00BC-00C3,U+00C5-00C6,U+00C8-00D5,"
        "U+00D8-00DB,U+00DD-00DE,U+00E0,U+00E2-00E3,U+00E5-00E6,U+00EA-00F5,U+00F7-00FB,U+00FD-0106,"
        "U+0108-010C,U+010E-011E,U+0120-0130,U+0132-0141,U+0143-015D,U+0162-017D,U+017F,U+0218-021B,"
        "U+1E9E,U+2010-2012,U+201A,U+2020-2021,U+2030,U+2039-203A"
    ),
}
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
        for part in FONT_CHARACTERS:
            cut_font(package / f"dist/fonts/fira-sans/FiraSans-{weight}.woff2", weight, part)


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


def cut_font(source: Path, weight: str, part: str) -> None:
    """One part of Latin with kerning and tabular figures, for columns of times."""
    subset.main(
        [
            str(source),
            f"--unicodes={FONT_CHARACTERS[part]}",
            "--layout-features=kern,liga,locl,ccmp,mark,tnum",
            "--flavor=woff2",
            "--no-hinting",  # screens of today do not use it, and it is a third of the file
            f"--output-file={ROOT / f'assets/fonts/fira-sans-{weight.lower()}{part}.woff2'}",
        ]
    )


if __name__ == "__main__":
    main()
