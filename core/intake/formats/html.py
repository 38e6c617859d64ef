"""Saved web pages: the article is what the extractor says, the rest of the page stays, hidden.

trafilatura finds the article but gives it as a text of its own: captions, titles and the order of
asides are lost. So the page is read into blocks here, and a block counts as the article's when
most of it is in the extractor's text. Paragraphs that stand among such blocks, in the same
element, are the article's too: a sentence lost does more harm than a menu kept.
"""

import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from core.errors import ImportRefused
from core.intake.formats import markup
from core.intake.formats.drafts import OUTSIDE, Block, Draft, Source, foreign_code
from core.intake.formats.markup import Piece
from core.intake.formats.pagefacts import Facts, facts
from core.intake.vocabulary import Kind
from core.model import Role

UNSEEN = "Not shown on the page"
_SHINGLE = 12
_ENOUGH = 0.6
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTUAL = frozenset({"p", "li", "blockquote", "dd", "dt", "pre", "td", "th", *_HEADINGS})
_ASIDE = frozenset({"nav", "aside", "footer", "form", "figure", "figcaption", "dialog"})
_REASONS = (
    ("figcaption", Kind.CAPTION), ("nav", Kind.MENU), ("menu", Kind.MENU), ("footer", Kind.FOOTER),
)  # fmt: skip


def read(source: Source) -> list[Draft]:
    """The one text of a saved page."""
    text, encoding = markup.decoded(source.data, source.name, source.encoding)
    return [page(text, source.name, encoding=encoding)]


def page(text: str, name: str, *, encoding: str, address: str = "") -> Draft:
    """The draft of a page's markup; `address` is where it was saved from, if that is known."""
    root = markup.tree(text)
    if root is None:
        return Draft(_bare(text, name), encoding=encoding, scraped=True, source_url=address)
    said = facts(root, text)
    found = list(markup.pieces(root))
    if not found:
        raise ImportRefused(name, "There is no text in it.")
    return Draft(
        blocks=_judged(found, _article(text, name), said),
        title=_headline(found, said),
        byline=said.byline,
        published=said.published,
        source_url=said.address or address,
        language=said.language,
        encoding=encoding,
        scraped=True,
        alternates=said.alternates,
    )


def structured(root: Any) -> list[Block]:
    """All blocks of a page that has no furniture (a chapter, a converted document)."""
    return [Block(piece.text, _role(piece)) for piece in markup.pieces(root)]


def _bare(text: str, name: str) -> tuple[Block, ...]:
    lines = (line.strip() for line in markup.bare(text).split("\n"))
    blocks = tuple(Block(line) for line in lines if line)
    if not blocks:
        raise ImportRefused(name, "There is no text in it.")
    return blocks


def _article(text: str, name: str) -> list[str]:
    """The lines of the article as the extractor gives them; none if it finds no article."""
    with foreign_code(name):
        from trafilatura import extract

        found = extract(
            text, include_comments=False, include_tables=True, favor_recall=True, fast=False
        )
    return (found or "").split("\n")


def _judged(found: Sequence[Piece], article: Sequence[str], said: Facts) -> tuple[Block, ...]:
    """The pieces as blocks, those outside the article hidden."""
    kept = _kept(found, article)
    title = _title_number(found, said)
    if not kept:
        kept = {n for n, piece in enumerate(found) if not _ASIDE & {*piece.inside}}
    return tuple(
        Block(piece.text, Role.TITLE) if number == title
        else Block(piece.text, _role(piece)) if number in kept and not piece.unseen
        else _outside(piece)
        for number, piece in enumerate(found)
    )  # fmt: skip


def _kept(found: Sequence[Piece], article: Sequence[str]) -> set[int]:
    whole = {_squeezed(line.lstrip("-|# ")) for line in article}
    running = _squeezed(" ".join(article))
    shingles = {running[at : at + _SHINGLE] for at in range(max(0, len(running) - _SHINGLE + 1))}
    kept = {
        number for number, piece in enumerate(found)
        if "figcaption" not in piece.inside and _is_in(_squeezed(piece.text), whole, shingles)
    }  # fmt: skip
    return kept | _among(found, kept)


def _is_in(text: str, whole: Collection[str], shingles: Collection[str]) -> bool:
    """Whether a text is one of the article's lines, or most of it stands in them."""
    if len(text) < 2 * _SHINGLE:
        return text in whole
    own = [text[at : at + _SHINGLE] for at in range(0, len(text) - _SHINGLE + 1, 4)]
    return sum(each in shingles for each in own) >= _ENOUGH * len(own)


def _among(found: Sequence[Piece], kept: Collection[int]) -> set[int]:
    """Paragraphs between kept ones that have the same parent as one of those."""
    if not kept:
        return set()
    parents = {id(found[number].parent) for number in kept if found[number].tag in _TEXTUAL}
    return {
        number for number in range(min(kept), max(kept))
        if found[number].tag in _TEXTUAL
        and not _ASIDE & {*found[number].inside}
        and id(found[number].parent) in parents
    }  # fmt: skip


def _outside(piece: Piece) -> Block:
    if piece.unseen:
        return Block(piece.text, Role.FURNITURE, UNSEEN)
    kind = next((kind for tag, kind in _REASONS if tag in piece.inside), None)
    if kind is Kind.CAPTION:
        return Block(piece.text, Role.CAPTION, kind.value)
    return Block(piece.text, Role.FURNITURE, kind.value if kind else OUTSIDE)


def _role(piece: Piece) -> Role:
    if piece.tag in _HEADINGS:
        return Role.HEADING
    return Role.CAPTION if {"figcaption", "caption"} & {*piece.inside} else Role.PARAGRAPH


def _headline(found: Sequence[Piece], said: Facts) -> str:
    number = _title_number(found, said)
    return said.title if number is None else found[number].text


def _title_number(found: Sequence[Piece], said: Facts) -> int | None:
    """The piece that is the title: the heading that the head of the page repeats, else the h1."""
    firsts = [n for n, piece in enumerate(found) if piece.tag == "h1" and not piece.unseen]
    headings = firsts + [n for n, p in enumerate(found) if p.tag in _HEADINGS and n not in firsts]
    title = _squeezed(said.title)
    echoed = [n for n in headings if title and _is_echo(_squeezed(found[n].text), title)]
    if echoed:
        return echoed[0]
    outside_head = [n for n in firsts if "header" not in found[n].inside[:2]]
    return next(iter(outside_head or firsts), None)


def _is_echo(heading: str, title: str) -> bool:
    """Whether a heading is the page's title, or that with the site's name before or behind it."""
    if not heading:
        return False
    return heading == title or (
        2 * len(heading) > len(title) and (title.startswith(heading) or title.endswith(heading))
    )


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))
