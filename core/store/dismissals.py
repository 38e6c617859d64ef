"""What the person has looked at among the findings of the checks and wants to see no more."""

import json
from collections.abc import Collection

from core.model import Dismissed, VersionId
from core.store.reading import Reading
from core.store.records import DISMISSED

TABLE = """
CREATE TABLE dismissed (
    version_id TEXT NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    finding TEXT NOT NULL CHECK (finding <> ''),
    PRIMARY KEY (version_id, finding)
) STRICT, WITHOUT ROWID;
"""
OF_THESE = "WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY version_id, finding"


class DismissalQueries(Reading):
    """Findings that were dismissed."""

    def dismissed(self, versions: Collection[VersionId]) -> tuple[Dismissed, ...]:
        """What was dismissed among the findings in these versions."""
        return self._all(DISMISSED, OF_THESE, json.dumps(sorted(versions)))
