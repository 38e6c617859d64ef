"""Markdown files with front matter, as programs for notes write them."""

from tests.data.making.articles import Parts


def markdown(a: Parts, language: str) -> str:
    """Front matter, title, a quotation, paragraphs, a heading, a list and a table."""
    first, *others = a["paragraphs"]
    title = a["title"].replace('"', '\\"')
    front = (f'title: "{title}"', f"author: {a['byline']}", f"date: {a['published']}",
             f"lang: {language}", "tags: [one, two]")  # fmt: skip
    entries = "\n".join(f"- {entry}" for entry in a["menu"][:3])
    table = f"| {a['site']} | {a['share']} |\n|--|--|\n| {a['menu'][0]} | {a['menu'][1]} |"
    blocks = ("\n".join(("---", *front, "---")), f"# {a['title']}", f"> {first}", *others[:2],
              f"## {a['subheading']}", *others[2:], entries, table)  # fmt: skip
    return "\n\n".join(blocks) + "\n"
