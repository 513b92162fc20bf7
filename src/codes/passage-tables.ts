// The table of passages in a code book file, and how its rows are written. Headings and words are searched by FTS5 over the same rows.
import type { DatabaseSync } from 'node:sqlite'
import type { CutPassage } from './load/cut-passages.ts'
import { sectionKey } from './passage.ts'

/** `above` holds the headings of the sections above, parted by line ends; `page` is 0 where the document has none. */
export const PASSAGE_TABLES = `
  CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY, release_id INTEGER NOT NULL, section TEXT NOT NULL, section_key TEXT NOT NULL, heading TEXT NOT NULL,
    above TEXT NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS passage_of ON passage (section_key);
  CREATE VIRTUAL TABLE IF NOT EXISTS passage_text USING fts5(
    heading, above, text, content='passage', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
`

/** Writes passages under a release of the book, inside the caller's transaction, and lists their words anew. Gives how many. */
export function insertPassages(database: DatabaseSync, release: number, passages: readonly CutPassage[]): number {
  const insert = database.prepare('INSERT INTO passage VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const { section, heading, above, page, text, line } of passages)
    insert.run(release, section, sectionKey(section), heading, above.join('\n'), page ?? 0, text, line)
  database.exec(`INSERT INTO passage_text (passage_text) VALUES ('rebuild')`)
  return passages.length
}
