"""The library file: schema, edits, queries, backups. The only place that speaks SQL."""
