// The phrases that the book knows its codes by: titles, our own words, inclusion terms of the tabular list, paths of the index.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { compactCode } from '../code-shape.ts'
import { INDEX_BOOKS } from '../load/icd-tables.ts'
import type { TableColumn } from '../load/icd10cm-index.ts'
import { NOTE_KINDS } from '../load/icd10cm-tabular.ts'
import { unexplained } from '../record-text.ts'
import { OPEN_END, SYSTEMS } from '../schema.ts'
import { searchWords } from './search-words.ts'

/** Position in this list is the number stored. */
export const PHRASE_KINDS = ['title', 'own words', 'inclusion term', 'index'] as const
export type PhraseKind = (typeof PHRASE_KINDS)[number]

/** `besides` holds words that may be there or not (nonessential modifiers of the index). */
export type Phrase = { entry: number; kind: PhraseKind; text: string; besides: string }

/** A code of a system, whatever rows it has. Sorted by system and code, so what stands under a heading follows it without a gap. */
export type Entry = {
  system: number
  key: number
  compact: string
  title: string
  synonyms: string
  isBillable: boolean
  isInForce: boolean
}
type Row = Record<string, SQLOutputValue>

/** One entry a code, told by its newest row. `synonyms` are parted by `|`. */
export function entriesOf(database: DatabaseSync): Entry[] {
  const entries: Entry[] = []
  const rows = database.prepare(
    `SELECT system, key_id, compact, code, title, synonyms, billable, valid_to FROM record JOIN code_key ON code_key.id = key_id
     ORDER BY system, compact, valid_from DESC, valid_to DESC`,
  )
  for (const row of rows.iterate()) {
    const [system, key] = [Number(row.system), Number(row.key_id)]
    const before = entries.at(-1)
    if (before?.system === system && before.key === key) continue
    const title = row.title === unexplained(String(row.code)) ? '' : String(row.title)
    const facts = { isBillable: row.billable === 1, isInForce: row.valid_to === OPEN_END }
    entries.push({ system, key, compact: String(row.compact), title, synonyms: String(row.synonyms), ...facts })
  }
  return entries
}

/** Every phrase of every entry. `entry` is the place in the list given. */
export function* phrasesOf(database: DatabaseSync, entries: readonly Entry[]): Generator<Phrase> {
  for (const [entry, { title, synonyms }] of entries.entries()) {
    if (title !== '') yield { entry, kind: 'title', text: title, besides: '' }
    if (synonyms !== '') for (const text of synonyms.split('|')) yield { entry, kind: 'own words', text, besides: '' }
  }
  const diagnosis = SYSTEMS.indexOf('ICD-10-CM')
  const places = new Map<string, number>()
  for (const [at, { system, compact }] of entries.entries()) if (system === diagnosis) places.set(compact, at)
  yield* inclusionTerms(database, places)
  yield* indexPaths(database, places)
}

function* inclusionTerms(database: DatabaseSync, places: ReadonlyMap<string, number>): Generator<Phrase> {
  const kinds = [NOTE_KINDS.indexOf('includes'), NOTE_KINDS.indexOf('inclusion_term')]
  const notes = database.prepare(
    `SELECT DISTINCT compact, text FROM code_note JOIN tabular_place ON tabular_place.id = place_id WHERE kind IN (${kinds})`,
  )
  for (const row of notes.iterate()) {
    const entry = places.get(String(row.compact))
    if (entry !== undefined) yield { entry, kind: 'inclusion term', text: String(row.text), besides: '' }
  }
}

/** Paths with a code, and paths that only send elsewhere: they get the code of the place they send to. */
function* indexPaths(database: DatabaseSync, places: ReadonlyMap<string, number>): Generator<Phrase> {
  const byWords = new Map<string, number>()
  const placeOf = (code: SQLOutputValue | undefined) => places.get(compactCode(String(code ?? '')))
  const terms = database.prepare('SELECT * FROM index_term ORDER BY id')
  for (const row of terms.iterate()) {
    const entry = placeOf(row.code)
    if (entry === undefined) continue
    const words = `${row.book} ${searchWords(String(row.path)).join(' ')}`
    if (!byWords.has(words)) byWords.set(words, entry)
    yield indexPhrase(row, entry)
  }
  const sending = database.prepare(
    'SELECT * FROM index_term WHERE code IS NULL AND coalesce(see, see_category) IS NOT NULL',
  )
  for (const row of sending.iterate()) {
    const entry = placeOf(row.see_category) ?? byWords.get(`${row.book} ${searchWords(String(row.see)).join(' ')}`)
    if (entry !== undefined) yield indexPhrase(row, entry)
  }
}

function indexPhrase(row: Row, entry: number): Phrase {
  const table = COLUMN_WORDS[String(row.in_column) as TableColumn] ?? ''
  const path = String(row.path).split('|')
  // `Neoplasm` heads every path of its table; the column says it better.
  const text = INDEX_BOOKS[Number(row.book)] === 'neoplasms' ? path.slice(path.length > 1 ? 1 : 0) : path
  return { entry, kind: 'index', text: [...text, table].filter(Boolean).join(', '), besides: String(row.modifiers) }
}

/** What the columns of the tables say, in the words of the titles they lead to. */
const COLUMN_WORDS: Record<TableColumn, string> = {
  poisoning_accidental: 'poisoning, accidental',
  poisoning_self_harm: 'poisoning, intentional self-harm',
  poisoning_assault: 'poisoning, assault',
  poisoning_undetermined: 'poisoning, undetermined',
  adverse_effect: 'adverse effect',
  underdosing: 'underdosing',
  malignant_primary: 'malignant neoplasm, primary',
  malignant_secondary: 'malignant neoplasm, secondary',
  in_situ: 'carcinoma in situ',
  benign: 'benign neoplasm',
  uncertain: 'neoplasm of uncertain behavior',
  unspecified: 'neoplasm of unspecified behavior',
}
