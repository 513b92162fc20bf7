// What a user might search codes with instead, over the same titles: SQLite's own full-text search, and minisearch in memory.
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import MiniSearch from 'minisearch'

/** Gives the codes found, best first. */
export type Search = (words: string) => string[]
export type Title = { id: number; code: string; title: string }

const SHOWN = 10

/** FTS5 with its defaults and bm25; a code counts when any word stands in its title. */
export function plainFts(path: string, titles: readonly Title[]): Search {
  rmSync(path, { force: true })
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = OFF; CREATE VIRTUAL TABLE title_text USING fts5(code, title); BEGIN')
  const insert = database.prepare('INSERT INTO title_text VALUES (?, ?)')
  for (const { code, title } of titles) insert.run(code, title)
  database.exec(`COMMIT; INSERT INTO title_text (title_text) VALUES ('optimize')`)
  const find = database.prepare(
    `SELECT code FROM title_text WHERE title_text MATCH ? ORDER BY bm25(title_text) LIMIT ${SHOWN}`,
  )
  return (words) => {
    const match = (words.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => `"${word}"`).join(' OR ')
    return match === '' ? [] : find.all(match).map((row) => String(row.code))
  }
}

/** minisearch with its defaults, over code and title. */
export function miniSearch(titles: readonly Title[]): Search {
  const index = new MiniSearch<Title>({ fields: ['code', 'title'], storeFields: ['code'] })
  index.addAll(titles)
  return (words) =>
    index
      .search(words)
      .slice(0, SHOWN)
      .map((hit) => String(hit.code))
}
