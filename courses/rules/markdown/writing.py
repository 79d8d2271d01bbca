"""A tree into Markdown, in the one form that exported files have.

Whatever is written is read back and compared; where the plain spelling would be read as something else, a more
careful one is tried. So the written text always says what the tree says, wherever Markdown can say it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from courses.rules.markdown.parsing import parse
from courses.rules.markdown.tree import LISTS, Node, tidy

ALIGNMENTS = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}

ALWAYS = re.compile(r"[\\`*\[\]<]|_")
EVERYTHING = re.compile(r"[!-/:-@\[-`{-~]")
ENTITY = re.compile(r"&(?=#?\w{1,32};)")
LOOKS_LIKE_A_BLOCK = re.compile(r"(#{1,6}(?= |$)|[-+](?= |$)|>|={1,}\s*$|-{1,}\s*$|:::|~~~|[:~](?= )|\|)")
LOOKS_NUMBERED = re.compile(r"(\d{1,9})([.)])(?= |$)")
WORDISH = re.compile(r"\w")


@dataclass(frozen=True)
class Care:
    """How carefully to spell: what is escaped, and which sign stands for emphasis."""

    escape_everything: bool = False
    emphasis: str = "*"
    shield_emphasis: bool = False


CARES = (
    Care(),
    Care(escape_everything=True),
    Care(emphasis="_"),
    Care(emphasis="_", escape_everything=True),
    Care(shield_emphasis=True, escape_everything=True),
    Care(shield_emphasis=True, escape_everything=True, emphasis="_"),
)


def write(tree: Node, otherwise: str = "") -> str:
    """Return Markdown, without a final newline, that reads as the tree does.

    ``otherwise`` is what to return where no spelling does; the text that the tree was read from is a good one.
    """
    wanted = tidy(replace(tree))
    if not wanted.children:
        return ""
    text = ""
    for care in CARES:
        text = _blocks(wanted.children, care)
        if parse(text) == wanted:
            return text
    return otherwise or text


def canonical(text: str) -> str:
    """Return the same Markdown in the form that exported files have."""
    return write(parse(text), otherwise=text.strip("\n"))


def write_inline(children: Sequence[Node]) -> str:
    """Return the Markdown of one line of words, as a table's cell has it (without escaping ``|``)."""
    return write(Node("root", [Node("paragraph", list(children))]))


def _blocks(nodes: Sequence[Node], care: Care, is_tight: bool = False) -> str:
    parts: list[str] = []
    marker = ""
    for index, node in enumerate(nodes):
        if node.kind in LISTS:
            follows = index > 0 and nodes[index - 1].kind == node.kind
            marker = _other(node, marker) if follows else _first(node)
            parts.append(_list(node, marker, care))
        else:
            parts.append(_block(node, care))
    return ("\n" if is_tight else "\n\n").join(parts)


def _first(node: Node) -> str:
    return "-" if node.kind == "bullet_list" else "."


def _other(node: Node, marker: str) -> str:
    pair = ("-", "*") if node.kind == "bullet_list" else (".", ")")
    return pair[1] if marker == pair[0] else pair[0]


def _block(node: Node, care: Care) -> str:
    match node.kind:
        case "paragraph":
            return _lines(node.children, care)
        case "heading":
            words = re.sub(r"(#+)$", lambda found: "\\" + found[1], _run_of(node.children, care))
            return f"{'#' * node.number} {words}".rstrip()
        case "quotation":
            return _indent(_blocks(node.children, care), "> ", "> ", keep_empty=True)
        case "code":
            return _code(node)
        case "rule":
            return "---"
        case "table":
            return _table(node, care)
        case "definitions":
            return _definitions(node, care)
        case "footnote":
            return _indent(_blocks(node.children, care), f"[^{node.text}]: ", "    ")
        case _:
            return node.text


def _code(node: Node) -> str:
    longest = max((len(run) for run in re.findall(r"`+", node.text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = node.text if node.text.endswith("\n") or not node.text else f"{node.text}\n"
    return f"{fence}{node.value}\n{body}{fence}"


def _list(node: Node, marker: str, care: Care) -> str:
    items = []
    for number, item in enumerate(node.children, start=node.number):
        sign = f"{marker} " if node.kind == "bullet_list" else f"{number}{marker} "
        body = _blocks(item.children, care, is_tight=node.is_tight)
        items.append(_indent(body, sign, " " * len(sign)))
    return ("\n" if node.is_tight else "\n\n").join(items)


def _definitions(node: Node, care: Care) -> str:
    parts: list[str] = []
    for child in node.children:
        if child.kind == "term_name":
            parts.append(("\n" if parts else "") + _lines(child.children, care))
        else:
            loose = len(child.children) > 1 or not node.is_tight
            body = _indent(_blocks(child.children, care), ": ", "  ")
            parts.append(("\n" if loose and not node.is_tight else "") + body)
    return "\n".join(parts)


def _table(node: Node, care: Care) -> str:
    rows = [row for part in node.children for row in part.children]
    if not rows:
        return ""
    lines = [_row(row, care) for row in rows]
    ruler = "| " + " | ".join(ALIGNMENTS.get(cell.value, "---") for cell in rows[0].children) + " |"
    return "\n".join([lines[0], ruler, *lines[1:]])


def _row(row: Node, care: Care) -> str:
    cells = (escape_pipes(_run_of(cell.children, care)) for cell in row.children)
    return "| " + " | ".join(cells) + " |"


def escape_pipes(text: str) -> str:
    r"""Escape what would end a table's cell.

    >>> escape_pipes("a | b")
    'a \\| b'
    """
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)


def _indent(text: str, first: str, rest: str, *, keep_empty: bool = False) -> str:
    lines = text.split("\n")
    indented = [(rest + line) if line else (rest.rstrip() if keep_empty else "") for line in lines[1:]]
    return "\n".join([(first + lines[0]).rstrip(), *indented])


def _lines(children: Sequence[Node], care: Care) -> str:
    """Spell a paragraph, and keep any of its lines from looking like a block of another kind."""
    return "\n".join(_harmless(line) for line in _run_of(children, care).split("\n"))


def _harmless(line: str) -> str:
    if LOOKS_LIKE_A_BLOCK.match(line):
        return f"\\{line}"
    numbered = LOOKS_NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[len(numbered[1]) :]}"
    return line


def _run_of(children: Sequence[Node], care: Care) -> str:
    spelt = [_spell(child, care) for child in children]
    if care.shield_emphasis:
        spelt = [_shielded(children, spelt, index) for index in range(len(spelt))]
    return "".join(spelt)


def _shielded(children: Sequence[Node], spelt: Sequence[str], index: int) -> str:
    """Write the letter beside emphasis as a number, which Markdown counts as punctuation."""
    text = spelt[index]
    if children[index].kind != "text" or not text:
        return text
    after = index + 1 < len(children) and children[index + 1].kind in {"em", "strong"}
    before = index > 0 and children[index - 1].kind in {"em", "strong"}
    if before and WORDISH.match(text[0]):
        text = f"&#{ord(text[0])};{text[1:]}"
    if after and WORDISH.match(text[-1]) and len(text) > (1 if before else 0):
        text = f"{text[:-1]}&#{ord(text[-1])};"
    return text


def _spell(node: Node, care: Care) -> str:
    match node.kind:
        case "text":
            return _escape(node.text, care)
        case "em":
            return care.emphasis + _run_of(node.children, care) + care.emphasis
        case "strong":
            return "**" + _run_of(node.children, care) + "**"
        case "code_inline":
            return _code_inline(node.text)
        case "link":
            return _link(node, care)
        case "image":
            return f"![{_escape(node.text, care)}]({_address(node.value)}{_title(node.title)})"
        case "term":
            return f"[[{node.text}]]"
        case "footnote_ref":
            return f"[^{node.text}]"
        case "hardbreak":
            return "\\\n"
        case "softbreak":
            return " "
        case _:
            return node.text


def _code_inline(text: str) -> str:
    runs = {len(run) for run in re.findall(r"`+", text)}
    ticks = "`" * next(number for number in range(1, 100) if number not in runs)
    pad = (
        " "
        if text.startswith("`") or text.endswith("`") or (text[:1] == text[-1:] == " " and text.strip())
        else ""
    )
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _link(node: Node, care: Care) -> str:
    is_bare = len(node.children) == 1 and node.children[0].text == node.value and not node.title
    if is_bare and re.fullmatch(r"[a-z][a-z0-9+.-]{1,31}:[^\s<>]*", node.value, re.IGNORECASE):
        return f"<{node.value}>"
    return f"[{_run_of(node.children, care)}]({_address(node.value)}{_title(node.title)})"


def _address(value: str) -> str:
    if re.fullmatch(r"[^\s()<>\\&*_`]+|[^\s()<>\\&]+", value):
        return value
    return "<" + re.sub(r"([<>\\&])", r"\\\1", value) + ">"


def _title(title: str) -> str:
    return ' "' + re.sub(r'(["\\&])', r"\\\1", title) + '"' if title else ""


def _escape(text: str, care: Care) -> str:
    if care.escape_everything:
        return EVERYTHING.sub(lambda found: "\\" + found[0], text)
    return ENTITY.sub(r"\\&", ALWAYS.sub(lambda found: _careful(found, text), text))


def _careful(found: re.Match[str], text: str) -> str:
    """Escape a sign only where it could mean something."""
    sign, at = found[0], found.start()
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if sign == "_" and before.isalnum() and after.isalnum():
        return sign
    if sign in "*_" and before == " " and after == " " and at > 0:
        return sign
    if sign == "<" and not re.match(r"[A-Za-z/!?]", after):
        return sign
    if sign == "\\" and not re.match(r"[!-/:-@\[-`{-~]|\s", after):
        return sign
    if sign == "]":
        return sign if "[" not in text else "\\]"
    return "\\" + sign
