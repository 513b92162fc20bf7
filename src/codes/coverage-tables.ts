// The tables for documents of the Medicare Coverage Database and the codes they list.

export const COVERAGE_TABLE_NAMES = ['coverage_document', 'coverage_code'] as const

/**
 * A document is known by kind (`ncd`, `lcd`, `article`), number and version. `coverage_code.role` is a position in `ROLES`, `in_group` the
 * group of the list it stands in: diagnoses of a group belong to the procedures that the document's text says. `facts` hold what else is
 * kept of a document, by the names of the export; descriptions of codes, which are the AMA's, are never read.
 */
export const COVERAGE_TABLES = `
  CREATE TABLE IF NOT EXISTS coverage_document (
    kind TEXT NOT NULL, number TEXT NOT NULL, version TEXT NOT NULL, title TEXT NOT NULL, valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL, facts TEXT NOT NULL, release_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (kind, number, version, release_id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS coverage_code (
    compact TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, version TEXT NOT NULL, role INTEGER NOT NULL,
    in_group INTEGER NOT NULL, release_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (compact, kind, number, version, role, in_group, release_id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS coverage_code_of ON coverage_code (kind, number, version, release_id);
`

/** What a code is to the document that lists it. Position is the number stored; add at the end only. */
export const ROLES = ['procedure', 'covered', 'noncovered'] as const
export type Role = (typeof ROLES)[number]
export const COVERAGE_SOURCES = {
  ncd: 'Medicare national coverage determinations',
  lcd: 'Medicare local coverage determinations',
  article: 'Medicare coverage articles',
} as const
export type CoverageKind = keyof typeof COVERAGE_SOURCES
