// Everything the code book knows of one code on a date, as one value: what `codes show`, the pages, the API and tools tell of a code.
import type { IsoDate } from './citation.ts'
import type { CodeBook } from './code-book.ts'
import { type HistoryEntry, historyOf } from './code-history.ts'
import type { AddOn, CodeRecord, CodeSystem, RuleNote, UnitLimit } from './code-record.ts'
import type { CoverageEntry } from './coverage.ts'
import type { Crosswalk } from './crosswalk-look-up.ts'
import type { Family } from './family-look-up.ts'
import type { Fee, OutpatientRate } from './fees.ts'
import type { IndexEntry } from './index-look-up.ts'
import { noticeFor } from './licence-notice.ts'
import type { EditCount } from './pair-look-up.ts'
import { outsideReleases, tellsItsPast } from './release-cover.ts'
import type { Block, CodeNote } from './tabular-look-up.ts'

export type CodeFacts = Family & {
  /** As its publisher writes it. */
  code: string
  /** Null: no row of it is loaded in the system that was asked for, or in any. */
  system: CodeSystem | null
  date: IsoDate
  /** The rows in force on the date; several when the same characters are a code of several systems. Empty with a history: not valid that day. */
  records: CodeRecord[]
  /** All rows, newest first. */
  history: CodeRecord[]
  /** The same rows, oldest first, each with what it changed. */
  timeline: HistoryEntry[]
  /** Section and chapter of the tabular list. */
  blocks: Block[]
  /** Instructions of the tabular list, its own and inherited, nearest first; seventh characters are beside them. */
  notes: CodeNote[]
  seventhCharacters: CodeNote[]
  indexEntries: IndexEntry[]
  crosswalks: Crosswalk[]
  /** What it is an add-on to, and what is an add-on to it. */
  addOns: AddOn[]
  addOnsOf: AddOn[]
  unitLimits: UnitLimit[]
  /** How many pair edits it takes part in; `editsOf` of the book gives them in pages. */
  edits: EditCount[]
  /** Fee schedule rows of the code, and with modifiers 26, TC and 53 where there are such rows. */
  fees: Fee[]
  outpatient: OutpatientRate | null
  /** Coverage documents of Medicare in force on the date that list the code. None says nothing of coverage. */
  coverage: CoverageEntry[]
  /** Rules in our own words that speak of the code. */
  rules: RuleNote[]
  /** What a reader must know before relying on this: releases that do not cover the date. One sentence each. */
  cautions: string[]
  /** What must stand beside the titles where they are a CPT licensee's; else null. */
  notice: string | null
}

/** Modifiers under which the fee schedule has rows of their own. */
const FEE_MODIFIERS = ['', '26', 'TC', '53'] as const

/**
 * Looks a code up in every table of the book. ICD dots may be left out; with a `system` only its rows count.
 * A code that no table knows gives empty lists: that is no proof that it does not exist.
 */
export function factsOf(book: CodeBook, code: string, date: IsoDate, system?: CodeSystem): CodeFacts {
  const wanted = (record: CodeRecord) => system === undefined || record.system === system
  const history = book.history(code).filter(wanted)
  const records = book.onDate(code, date).filter(wanted)
  const first = records[0] ?? history[0]
  const name = first?.code ?? code.trim().toUpperCase()
  const has = (...systems: CodeSystem[]) => history.some((record) => systems.includes(record.system))
  const icd = has('ICD-10-CM') ? icdFacts(book, name, date) : NO_ICD
  const procedure = has('CPT', 'HCPCS') ? procedureFacts(book, name, date) : NO_PROCEDURE
  const family = first === undefined ? NO_FAMILY : book.familyOf(name, first.system, date)
  return {
    code: name,
    system: first?.system ?? null,
    date,
    records,
    history,
    timeline: historyOf(history),
    ...family,
    ...icd,
    crosswalks: has('ICD-10-CM') || history.length === 0 ? book.icd().crosswalksOf(name) : [],
    ...procedure,
    coverage: has('CPT', 'HCPCS', 'ICD-10-CM') ? book.coverage().coverageOf(name, date) : [],
    rules: book.notes(date).filter(({ text, topic, id }) => [text, topic, id].some((place) => isNamedIn(place, name))),
    cautions: cautionsOf(book, date, records, icd, procedure),
    notice: noticeFor(book, [...history, ...family.before, ...family.after]),
  }
}

/** A sentence for each source of what is told whose loaded releases miss the date. */
function cautionsOf(book: CodeBook, date: IsoDate, records: CodeRecord[], icd: IcdFacts, procedure: ProcedureFacts) {
  const releases = book.releases()
  const { addOns, addOnsOf, unitLimits, edits, fees, outpatient } = procedure
  const cited = [
    ...records.filter((record) => !tellsItsPast(record, date, releases)),
    ...[...icd.blocks, ...icd.notes, ...icd.seventhCharacters, ...icd.indexEntries],
    ...[...addOns, ...addOnsOf, ...unitLimits, ...fees, ...(outpatient === null ? [] : [outpatient])],
  ]
  const sources = new Set([...cited.map(({ citation }) => citation.source), ...edits.map(({ source }) => source)])
  return [...sources].flatMap((source) => outsideReleases(releases, source, date)?.sentence ?? [])
}

/** Whether any table says anything of the code: an ICD-9-CM code, or one that only a conversion table remembers, has no rows but crosswalks. */
export function isKnown({ history, crosswalks }: CodeFacts): boolean {
  return history.length > 0 || crosswalks.length > 0
}

const NO_FAMILY: Family = { parents: [], children: [], hasMoreChildren: false, before: [], after: [] }
const NO_ICD = { blocks: [], notes: [], seventhCharacters: [], indexEntries: [] }
const NO_PROCEDURE = { addOns: [], addOnsOf: [], unitLimits: [], edits: [], fees: [], outpatient: null }

type IcdFacts = Pick<CodeFacts, 'blocks' | 'notes' | 'seventhCharacters' | 'indexEntries'>
type ProcedureFacts = Pick<CodeFacts, 'addOns' | 'addOnsOf' | 'unitLimits' | 'edits' | 'fees' | 'outpatient'>

function icdFacts(book: CodeBook, code: string, date: IsoDate): IcdFacts {
  const icd = book.icd()
  return {
    blocks: icd.blocksOf(code, date),
    notes: icd.notesOf(code, date).filter(({ kind }) => kind !== 'seventh_character'),
    seventhCharacters: icd.seventhCharactersOf(code, date),
    indexEntries: icd.indexEntriesOf(code, date),
  }
}

function procedureFacts(book: CodeBook, code: string, date: IsoDate): ProcedureFacts {
  const fees = book.fees()
  const outpatient = fees.outpatientOf(code, date)
  return {
    addOns: book.addOns(code, date),
    addOnsOf: book.addOnsOf(code, date),
    unitLimits: book.unitLimits(code, date),
    edits: book.editCounts(code, date),
    fees: FEE_MODIFIERS.flatMap((modifier) => {
      const found = fees.feeOf(code, modifier, date)
      return found.is === 'found' ? [found.fee] : []
    }),
    outpatient: outpatient.is === 'found' ? outpatient.rate : null,
  }
}

/** Whether a text has the code as a word of its own; two digits mean a modifier or place only where the word says so. */
function isNamedIn(text: string, code: string): boolean {
  if (/^\d\d$/.test(code))
    return [`odifier ${code}`, `modifier-${code}`, `POS ${code}`].some((name) => text.includes(name))
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + code.length] ?? ' ']
    if (!/[0-9A-Za-z]/.test(before) && !/[0-9A-Za-z]/.test(after)) return true
  }
  return false
}
