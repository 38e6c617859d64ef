"""What can be asked about the terms of the glossary."""

from core.model import Term, TermId
from core.store.reading import Reading
from core.store.records import TERM


class TermQueries(Reading):
    """The terms that the person keeps."""

    def terms(self) -> tuple[Term, ...]:
        """All terms, by languages and words."""
        return self._all(TERM, "ORDER BY source_language, target_language, source, target, id")

    def term(self, identifier: TermId) -> Term:
        """The term of this id; raises `NotFound`."""
        return self._one(TERM, identifier)

    def find_term(self, prefix: str) -> TermId:
        """The id of the one term whose id begins so; raises `NotFound`."""
        return TermId(self._id_of(TERM, prefix))
