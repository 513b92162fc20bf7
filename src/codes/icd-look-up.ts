// Answers from the ICD-10-CM books: which notes govern a code on a day, which words of the index lead to it, what it was and became.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { compactCode } from './code-shape.ts'
import { fallsUnder } from './load/icd-reference.ts'
import { CROSSWALKS, type CrosswalkKind, INDEX_BOOKS, LEVELS } from './load/icd-tables.ts'
import type { IndexTerm } from './load/icd10cm-index.ts'
import { NOTE_KINDS, type NoteKind, type TabularNode } from './load/icd10cm-tabular.ts'
import { dateOfDay, dayNumber } from './schema.ts'

type Row = Record<string, SQLOutputValue>
type Sourced = {
  citation: Citation
  /** False: no loaded release was in force on the day; this is from the newest that is loaded, and must be said so. */
  isInForce: boolean
  line: number
}

/** One instruction that governs a code, with the place it is printed at. */
export type CodeNote = Sourced & {
  kind: NoteKind
  text: string
  /** Codes and ranges the text names. The text may narrow them ("with fifth character 5"). */
  codes: string[]
  /** Which seventh character this explains; null for all else. */
  character: string | null
  from: Pick<TabularNode, 'level' | 'code' | 'title'>
  /** Whether it is printed at the code itself and not inherited. */
  isOwn: boolean
}
export type IndexEntry = Sourced & Omit<IndexTerm, 'line'> & { book: (typeof INDEX_BOOKS)[number] }
export type Crosswalk = Omit<Sourced, 'isInForce'> & {
  kind: CrosswalkKind
  /** Without dots; null when the other system or the time before has nothing. May be a range in a conversion. */
  source: string | null
  target: string | null
  /** Conversion: first day of the newer code. */
  validFrom: IsoDate | null
  isApproximate: boolean
  isCombination: boolean
  scenario: number
  choiceList: number
  text: string
}

export type IcdLookUp = ReturnType<typeof icdLookUp>

/** The notes of one code, for a single question; `icdLookUp` prepares its statements once. */
export function notesOf(database: DatabaseSync, code: string, date: IsoDate): CodeNote[] {
  return icdLookUp(database).notesOf(code, date)
}

/** Prepares the look-ups on an open book. Codes may be given with or without dot, and with their seventh character. */
export function icdLookUp(database: DatabaseSync) {
  const place = database.prepare('SELECT * FROM tabular_place WHERE compact = ? AND release_id = ? AND level = ?')
  const above = database.prepare('SELECT * FROM tabular_place WHERE id = ?')
  const notes = database.prepare('SELECT * FROM code_note WHERE place_id = ? ORDER BY ordinal')
  const terms = database.prepare('SELECT * FROM index_term WHERE compact = ? AND release_id = ? ORDER BY id')
  const walks = database.prepare(
    'SELECT crosswalk.*, source.source AS publication, edition FROM crosswalk JOIN release source ON source.id = release_id WHERE crosswalk.source = ? OR target = ? ORDER BY crosswalk.id',
  )
  const ranges = database.prepare(
    `SELECT crosswalk.*, source.source AS publication, edition FROM crosswalk JOIN release source ON source.id = release_id WHERE crosswalk.source LIKE '%-%' AND crosswalk.kind = ?`,
  )
  const lists = releasesOf(database, 'tabular_place', '0')
  const books = INDEX_BOOKS.map((_, book) => releasesOf(database, 'index_term', String(book)))

  /** The place of the code, or of the longest beginning of it that the list prints (a seventh character is not printed). */
  function placeOf(code: string, release: number): Row | undefined {
    for (let name = compactCode(code).slice(0, 7); name.length >= 3; name = name.slice(0, -1)) {
      const found = place.get(name, release, LEVELS.indexOf('code'))
      if (found !== undefined) return found
    }
    return undefined
  }

  const look = {
    /** All notes that govern the code, nearest first; of the list in force on the day, else of the newest. */
    notesOf(code: string, date: IsoDate): CodeNote[] {
      const list = chosen(lists, date)
      const found: CodeNote[] = []
      let at = list === null ? undefined : placeOf(code, list.id)
      while (list !== null && at !== undefined) {
        const [level, name] = [LEVELS[Number(at.level)] ?? 'code', String(at.code)]
        const from = { level, code: name, title: String(at.title) }
        const locator = level === 'code' ? name : `${level} ${name}`
        const citation = { source: list.source, edition: list.edition, locator }
        const isOwn = level === 'code' && compactCode(name) === compactCode(code)
        for (const row of notes.all(Number(at.id))) {
          const said = { text: String(row.text), codes: listOf(row.codes), character: textOf(row.character) }
          const kind = NOTE_KINDS[Number(row.kind)] ?? 'note'
          found.push({ kind, ...said, from, isOwn, isInForce: list.isInForce, citation, line: Number(row.line) })
        }
        at = at.parent_id === null ? undefined : above.get(Number(at.parent_id))
      }
      return found
    },
    /** The meanings of the seventh character, from the nearest list of them. Empty: the code takes none. */
    seventhCharactersOf(code: string, date: IsoDate): CodeNote[] {
      const all = look.notesOf(code, date).filter((note) => note.character !== null)
      return all.filter((note) => note.from.code === all[0]?.from.code)
    },
    /** Excludes1 notes by which one of the two codes may not stand beside the other. Their text decides: it may narrow what it names. */
    excluding(a: string, b: string, date: IsoDate): CodeNote[] {
      const names = (code: string, other: string) =>
        look
          .notesOf(code, date)
          .filter((note) => note.kind === 'excludes1' && note.codes.some((named) => fallsUnder(other, named)))
      return [...names(a, b), ...names(b, a)]
    },
    /** The words of the index, and cells of its tables, that lead to exactly this code. */
    indexEntriesOf(code: string, date: IsoDate): IndexEntry[] {
      return books.flatMap((releases, number) => {
        const list = chosen(releases, date)
        const book = INDEX_BOOKS[number] ?? 'diseases'
        return list === null ? [] : terms.all(compactCode(code), list.id).map((row) => entryOf(row, book, list))
      })
    },
    /** What the code was before, what it became, and its equivalents in ICD-9; of all releases loaded, in their order. */
    crosswalksOf(code: string): Crosswalk[] {
      const name = compactCode(code)
      const direct = walks.all(name, name)
      const within = ranges
        .all(CROSSWALKS.indexOf('conversion'))
        .filter((row) => fallsUnder(name, String(row.source)) && !direct.some((other) => other.id === row.id))
      return [...direct, ...within].map(crosswalkOf)
    },
  }
  return look
}

type ListRelease = { id: number; source: string; edition: string; from: number; to: number }

/** The releases that have rows in a table; for the index, of one of its books. */
function releasesOf(database: DatabaseSync, table: 'tabular_place' | 'index_term', book: string): ListRelease[] {
  const which = table === 'index_term' ? ` AND book = ${book}` : ''
  return database
    .prepare(`SELECT * FROM release WHERE EXISTS (SELECT 1 FROM ${table} WHERE release_id = release.id${which})`)
    .all()
    .map((row) => ({
      ...{ id: Number(row.id), source: String(row.source), edition: String(row.edition) },
      ...{ from: Number(row.valid_from), to: Number(row.valid_to) },
    }))
}

/** The release in force on the day, of several the one that began last; when none is, the newest. */
function chosen(releases: ListRelease[], date: IsoDate): (ListRelease & { isInForce: boolean }) | null {
  const day = dayNumber(date)
  const newestFirst = releases.toSorted((a, b) => b.from - a.from)
  const inForce = newestFirst.find(({ from, to }) => from <= day && day <= to)
  const release = inForce ?? newestFirst[0]
  return release === undefined ? null : { ...release, isInForce: inForce !== undefined }
}

function entryOf(row: Row, book: IndexEntry['book'], list: ListRelease & { isInForce: boolean }): IndexEntry {
  const path = String(row.path).split('|')
  return {
    ...{ book, path, modifiers: String(row.modifiers).split('|'), code: textOf(row.code) },
    ...{ isIncomplete: row.incomplete === 1, column: textOf(row.in_column) as IndexEntry['column'] },
    ...{ manifestation: textOf(row.manifestation), see: textOf(row.see), seeAlso: textOf(row.see_also) },
    ...{ seeCategory: textOf(row.see_category), line: Number(row.line), isInForce: list.isInForce },
    citation: { source: list.source, edition: list.edition, locator: path.join(', ') },
  }
}

function crosswalkOf(row: Row): Crosswalk {
  const [source, target] = [textOf(row.source), textOf(row.target)]
  return {
    ...{
      kind: CROSSWALKS[Number(row.kind)] ?? 'conversion',
      source,
      target,
      validFrom: dateOfDay(Number(row.valid_from)),
    },
    ...{ isApproximate: row.approximate === 1, isCombination: row.combination === 1, scenario: Number(row.scenario) },
    ...{ choiceList: Number(row.choice_list), text: String(row.text), line: Number(row.line) },
    citation: {
      source: String(row.publication),
      edition: String(row.edition),
      locator: `${source ?? '-'} to ${target ?? '-'}`,
    },
  }
}

function listOf(value: SQLOutputValue | undefined): string[] {
  return value === '' ? [] : String(value).split('|')
}

function textOf(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
