// `npm run bench`: the code book with every official file. How long it takes to load, how well and how fast it is searched beside plain
// FTS5 and minisearch over the same titles, what the alphabetic index brings, and how fast codes and pairs are looked up.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openBook } from '../src/codes/open-book.ts'
import { writeSearchIndex } from '../src/codes/search/search-build.ts'
import { readQueries, round, scored, type Wanted } from './codes/search-quality.ts'
import { miniSearch, plainFts, type Search, type Title } from './codes/search-rivals.ts'

const shared = (name: string) => join(import.meta.dirname, '../../shared', name)
const data = process.env.CODE_DATA ?? shared('codes')
const queryFile = join(process.env.SEARCH_DATA ?? shared('search'), 'search_queries_dev.tsv')
/** Terms of the index asked for; picked evenly. */
const INDEX_TERMS = 1_000
const SHOWN = 10

if (!existsSync(data)) say('code book', { skipped: `no official files at ${data}; CODE_DATA names their folder` })
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-codes-'))
  try {
    measure(join(folder, 'code-book.sqlite'), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(path: string, folder: string): void {
  say('load', { ...run('codes/official-load.ts', [path, data]), bookMegabytes: megabytes(statSync(path).size) })
  if (existsSync(queryFile)) search(path, folder, readQueries(readFileSync(queryFile, 'utf8')))
  else say('search', { skipped: `no queries at ${queryFile}; SEARCH_DATA names their folder` })
  indexTerms(path, folder)
  spawnSync(process.execPath, [join(import.meta.dirname, 'look-up.ts')], {
    stdio: 'inherit',
    env: { ...process.env, CODE_BOOK: path },
  })
}

/** The same queries by each way; `rssMegabytes` is what the process grew by until the last query was answered. */
function search(path: string, folder: string, queries: readonly Wanted[]): void {
  const rows = new DatabaseSync(path, { readOnly: true })
  const titles = rows.prepare('SELECT id, code, title FROM record').all() as Title[]
  rows.close()
  const grown = (what: string, open: () => Search) => {
    const before = process.memoryUsage.rss()
    const result = scored(open(), queries)
    say(what, { titles: titles.length, ...result, rssMegabytes: megabytes(process.memoryUsage.rss() - before) })
  }
  const book = openBook(path)
  grown('search: the code book', () => (words) => codesOf(book.search(words, { limit: SHOWN })))
  grown('search: plain FTS5', () => plainFts(join(folder, 'plain.sqlite'), titles))
  grown('search: minisearch', () => miniSearch(titles))
  book.close()
}

/** How often the code of an index term is found by its words, with the index loaded and, as a measure of what search infers, without. */
function indexTerms(path: string, folder: string): void {
  const bare = join(folder, 'without-index.sqlite')
  copyFileSync(path, bare)
  const database = new DatabaseSync(bare)
  const terms = database
    .prepare(
      `SELECT path, index_term.code, coalesce(max(billable), 0) AS billable FROM index_term
       JOIN code_key USING (compact) JOIN record ON key_id = code_key.id
       WHERE in_column IS NULL AND record.code LIKE index_term.code GROUP BY index_term.id ORDER BY index_term.id`,
    )
    .all()
  const step = Math.max(1, Math.floor(terms.length / INDEX_TERMS))
  const queries = terms
    .filter((_, at) => at % step === 0)
    // A term that leads to a heading means any code under it.
    .map(({ path: words, code, billable }) => ({
      words: String(words).replaceAll('|', ' '),
      gold: [billable === 1 ? String(code) : `${code}*`],
    }))
  database.exec('BEGIN; DELETE FROM index_term')
  writeSearchIndex(database)
  database.exec('COMMIT')
  database.close()
  for (const [what, file] of [
    ['index terms, index loaded', path],
    ['index terms, without the index', bare],
  ] as const) {
    const book = openBook(file)
    const search: Search = (words) => codesOf(book.search(words, { limit: SHOWN, system: 'ICD-10-CM' }))
    say(what, scored(search, queries))
    book.close()
  }
}

function codesOf(hits: { record: { code: string } }[]): string[] {
  return hits.map(({ record }) => record.code)
}

/** Runs a script of this folder in a process of its own and gives the JSON it ends with. */
function run(script: string, args: string[]): Record<string, number> {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${script} failed`)
  const result: Record<string, number> = JSON.parse(stdout)
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value, 1)]))
}

function megabytes(bytes: number): number {
  return round(bytes / 1024 ** 2, 1)
}

function say(what: string, result: object): void {
  process.stdout.write(`${JSON.stringify({ what, ...result })}\n`)
}
