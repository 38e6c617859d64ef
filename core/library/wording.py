"""Which words of an article's versions stand for each other, with what the library has learnt."""

from core.alignment.lexicon import Lexicon
from core.library.learning import Knowledge
from core.library.sentences import sentences
from core.reading.associations import Associations
from core.reading.page import Page
from core.store.store import Store


def associations(store: Store, page: Page) -> Associations:
    """The word links of a page, learnt now from its rows and all lessons, its own too."""
    versions = {version.id: version for version in store.versions(page.article_id)}
    texts = [
        sentences(versions[column.version_id], store.segments(column.version_id))
        for column in page.columns
    ]
    knowledge = Knowledge.of(store)

    def known(first: int, second: int) -> Lexicon:
        return knowledge.lexicon(texts[first], texts[second], without=())

    found = Associations(page, known)
    found.prepare()
    return found
