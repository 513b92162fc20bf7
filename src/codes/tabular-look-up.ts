// Answers from the ICD-10-CM tabular list: which notes govern a code on a day, what its seventh character means, what excludes what.
import type { DatabaseSync } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { beginningsOf, compactCode } from './code-shape.ts'
import { type DatedRows, type Row, releaseFor, type StoredRelease } from './dated-rows.ts'
import { cautionOf } from './icd-caution.ts'
import { fallsUnder } from './load/icd-reference.ts'
import { LEVELS } from './load/icd-tables.ts'
import { NOTE_KINDS, type NoteKind, type TabularNode } from './load/icd10cm-tabular.ts'
import { dayNumber } from './schema.ts'

/** A chapter, section (block) or code that a note is printed at. */
export type Place = Pick<TabularNode, 'level' | 'code' | 'title'>
/** A section or chapter that a code stands in. */
export type Block = Place & Pick<CodeNote, 'caution' | 'citation'>

/** One instruction that governs a code, with the place it is printed at. */
export type CodeNote = {
  kind: NoteKind
  text: string
  /** Codes and ranges the text names. The text may narrow them ("with fifth character 5"). */
  codes: string[]
  /** Which seventh character this explains; null for all else. */
  character: string | null
  from: Place
  /** Whether it is printed at the code itself and not inherited. */
  isOwn: boolean
  /** Why the note may not hold on the day, to be shown beside it; null when the list of that day said it. */
  caution: string | null
  citation: Citation
  line: number
}

export const TABULAR_SOURCE = 'ICD-10-CM tabular list'

export function tabularLookUp(database: DatabaseSync, { releases }: DatedRows) {
  const place = database.prepare('SELECT * FROM tabular_place WHERE compact = ? AND release_id = ? AND level = ?')
  const above = database.prepare('SELECT * FROM tabular_place WHERE id = ?')
  const notes = database.prepare('SELECT * FROM code_note WHERE place_id = ? ORDER BY ordinal')
  const lists = releases.filter(({ source }) => source === TABULAR_SOURCE)

  /** The code as the list prints it, or the longest beginning of it that is printed, and all it stands under, nearest first. */
  function placesOf(code: string, list: number): Row[] {
    for (const name of beginningsOf(code)) {
      const printed = place.get(name, list, LEVELS.indexOf('code'))
      if (printed !== undefined) return [printed, ...placesAbove(printed)]
    }
    return []
  }

  function placesAbove({ parent_id: parent }: Row): Row[] {
    const at = parent == null ? undefined : above.get(Number(parent))
    return at === undefined ? [] : [at, ...placesAbove(at)]
  }

  const look = {
    /** All notes that govern the code, nearest first: of the list in force on the day, else of the newest, with a caution. */
    notesOf(code: string, date: IsoDate): CodeNote[] {
      const list = releaseFor(lists, dayNumber(date))
      if (list === null) return []
      const caution = cautionOf(list, date)
      return placesOf(code, list.id).flatMap((at) => {
        const from = placeOf(at)
        const citation = citationOf(from, list)
        const isOwn = from.level === 'code' && compactCode(from.code) === compactCode(code)
        return notes.all(Number(at.id)).map((row) => ({
          kind: NOTE_KINDS[Number(row.kind)] ?? 'note',
          text: String(row.text),
          codes: row.codes === '' ? [] : String(row.codes).split('|'),
          character: row.character === null ? null : String(row.character),
          ...{ from, isOwn, caution, citation },
          line: Number(row.line),
        }))
      })
    },
    /** The meanings of the seventh character, from the nearest list of them. Empty: the code takes none. */
    seventhCharactersOf(code: string, date: IsoDate): CodeNote[] {
      const all = look.notesOf(code, date).filter((note) => note.character !== null)
      return all.filter((note) => note.from.code === all[0]?.from.code)
    },
    /** Excludes1 and Excludes2 notes at one of the two codes that name the other. Their text decides: it may narrow what it names. */
    excluding(a: string, b: string, date: IsoDate): CodeNote[] {
      const naming = (code: string, other: string) =>
        look.notesOf(code, date).filter((note) => isExcludes(note) && namesBeside(note, code, other))
      return [...naming(a, b), ...naming(b, a)]
    },
    /** The section and chapter a code stands in, section first. */
    blocksOf(code: string, date: IsoDate): Block[] {
      const list = releaseFor(lists, dayNumber(date))
      if (list === null) return []
      const blocks = placesOf(code, list.id)
        .map(placeOf)
        .filter(({ level }) => level !== 'code')
      return blocks.map((block) => ({ ...block, caution: cautionOf(list, date), citation: citationOf(block, list) }))
    },
  }
  return look
}

function citationOf({ level, code }: Place, { source, edition }: StoredRelease): Citation {
  return { source, edition, locator: level === 'code' ? code : `${level} ${code}` }
}

/** Whether a note that governs `code` names `other`. What names both tells which codes it is about, not what goes beside them. */
export function namesBeside({ codes }: CodeNote, code: string, other: string): boolean {
  return codes.some((named) => fallsUnder(other, named) && !fallsUnder(code, named))
}

function isExcludes({ kind }: CodeNote): boolean {
  return kind === 'excludes1' || kind === 'excludes2'
}

function placeOf(row: Row): Place {
  return { level: LEVELS[Number(row.level)] ?? 'code', code: String(row.code), title: String(row.title) }
}
