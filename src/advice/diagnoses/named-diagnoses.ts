// Diagnoses that a mail names by their codes, beside what it tells in words: which the words join, make more exact, or leave as they are.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { CodeNote } from '../../codes/tabular-look-up.ts'
import { namesSide } from '../../question/laterality.ts'
import { diagnoses } from '../facts.ts'
import type { Facts } from '../finding.ts'
import { careOf } from './care-letter.ts'
import { CONDITION_WORDS } from './condition-words.ts'
import type { Described } from './described-conditions.ts'
import { type Leaf, wordsOf } from './leaf-by-words.ts'
import type { Listed } from './linked-diagnoses.ts'

/** A diagnosis the mail names, in force and complete, and where it stands in the mail. */
export type Named = { row: CodeRecord; at: number }

export function namedDiagnoses(facts: Facts): Named[] {
  return diagnoses(facts).flatMap(({ code, asWritten }): Named[] => {
    const row = facts.records.find((one) => one.system === 'ICD-10-CM' && one.code === code && one.billable)
    return row ? [{ row: inItsPhase(row, facts), at: facts.question.text.indexOf(asWritten) }] : []
  })
}

/** An injury with the 7th character of the care that the mail speaks of. */
function inItsPhase(row: CodeRecord, facts: Facts): CodeRecord {
  const letter = /^[ST]\d\w\.\w{3}[A-Z]$/.test(row.code) ? careOf(facts.question.text)?.character : undefined
  if (letter === undefined) return row
  return (
    facts.book.onDate(`${row.code.slice(0, -1)}${letter}`, facts.date).find(({ system }) => system === row.system) ??
    row
  )
}

// What ICD-10-CM joins with other conditions, each as the table of condition words names it.
const JOINED: [RegExp, string][] = [
  [/^I10$/, 'I10'],
  [/^I50/, 'I50'],
  [/^N18/, 'N18'],
  [/^E1[01]\b/, 'E11.9'],
]

/** Named codes that say what words of the field say ("hypertension", "CKD stage 3a"), where no word of the mail says it. */
export function namedConditions(facts: Facts, told: Described[]): Described[] {
  return diagnoses(facts).flatMap(({ code, asWritten }): Described[] => {
    const joined = JOINED.find(([pattern]) => pattern.test(code))?.[1]
    const entry = CONDITION_WORDS.find((one) => one.code === joined)
    if (entry === undefined || told.some((one) => one.entry.code.slice(0, 3) === entry.code.slice(0, 3))) return []
    const title = facts.records.find((row) => row.code === code)?.title ?? ''
    const words = new Set([...wordsOf(title), ...wordsOf(entry.words ?? '')])
    return [{ entry, asWritten, at: facts.question.text.indexOf(asWritten), is: 'present', words }]
  })
}

/**
 * `joined`: the list has it within a code for several conditions; `vaguer`: the words of the mail allow a more exact one;
 * `otherwise`: they say another one of its family; `past`: they tell it as over; `explained`: pathology gave the disease behind a finding; `excluded`: the Excludes1 note `by` parts it from one told.
 */
export type Replaced =
  | { code: string; because: 'joined' | 'vaguer' | 'otherwise' | 'past' | 'explained' }
  | { code: string; because: 'excluded'; by: CodeNote; from: string }

/** Which named codes the list takes the place of, and which leaves found by words a named code says more exactly. */
export function besideTheList(
  named: Named[],
  list: Listed[],
  told: Described[],
  taken: Described[],
  facts: Facts,
): { stay: Named[]; replaced: Replaced[]; without: Leaf[] } {
  const beside = named.filter(({ row }) => !list.some((one) => one.row.code === row.code))
  const replaced = beside.flatMap(({ row }): Replaced[] => {
    if (taken.some(({ entry }) => isUnder(row.code, entry.code))) return [{ code: row.code, because: 'joined' }]
    if (told.some((one) => one.is === 'history' && isPast(row.code, one))) return [{ code: row.code, because: 'past' }]
    if (isExplained(row.code, list, facts)) return [{ code: row.code, because: 'explained' }]
    const excluded = exclusionOf(row.code, list, facts)
    if (excluded) return [excluded]
    // Guideline I.C.9.e.1: an infarction of the last four weeks is no old one.
    const isRecent = row.code === 'I25.2' && told.some(({ entry, is }) => is === 'present' && entry.history === 'I25.2')
    if (isRecent || told.some((one) => one.is === 'present' && isSaidOtherwise(row.code, one, list)))
      return [{ code: row.code, because: 'otherwise' }]
    return list.some((one) => isOfItsCategory(one, row) && isVague(row.title) && !isVagueLeaf(one))
      ? [{ code: row.code, because: 'vaguer' }]
      : []
  })
  const stay = beside.filter(({ row }) => !replaced.some(({ code }) => code === row.code))
  return {
    stay,
    replaced,
    without: list.filter(
      (one) => isVagueLeaf(one) && named.some(({ row }) => isOfItsCategory(one, row) && row.code !== one.row.code),
    ),
  }
}

/** A cancer may be under treatment though it was removed; other conditions that are over are not coded as present. */
function isPast(code: string, { entry }: Described): boolean {
  return entry.history !== undefined && !entry.code.startsWith('C') && code.startsWith(entry.code.slice(0, 3))
}

const RESULT_IS_BACK =
  /\bpath(?:ology)?\b[^.?!]{0,30}\b(?:back|showed|shows|result\w{0,2}|confirmed|positive|returned|final|read)\b|\b(?:biopsy|bx)\b[^.?!]{0,25}\b(?:came back|showed|confirmed|positive|returned)\b/i
const FOUND_BEFORE = /^(?:R(?:19\.0|22|59|90|91|92|93)|D49|N63)/

/** What a nodule, mass or shadow turned out to be is coded, and the finding no more (guideline I.B.5). */
function isExplained(code: string, list: Listed[], { question }: Facts): boolean {
  return (
    FOUND_BEFORE.test(code) &&
    RESULT_IS_BACK.test(question.text) &&
    list.some(({ row }) => /^(?:C|D[0-4])/.test(row.code))
  )
}

/** Notes at codes and categories; those of chapters only sort diseases into chapters. */
function exclusionOf(code: string, list: Listed[], facts: Facts): Replaced | null {
  for (const { row } of list) {
    const by = facts.book
      .icd()
      .excluding(code, row.code, facts.date)
      .find(({ kind, from }) => kind === 'excludes1' && from.level === 'code')
    if (by) return { code, because: 'excluded', by, from: row.code }
  }
  return null
}

/** The same words of the mail chose a code below the same heading, and chose it beyond doubt. */
function isSaidOtherwise(code: string, { entry }: Described, list: Listed[]): boolean {
  return (
    entry.words !== undefined &&
    entry.code !== '' &&
    code.startsWith(entry.code) &&
    !/^[ST]/.test(code) &&
    list.some((one) => one.row.code.startsWith(entry.code) && !isVagueLeaf(one))
  )
}

/** I10 and E11.9 stand for hypertension and diabetes alone; the codes of stages and kinds stay beside what joins them. */
function isUnder(code: string, entry: string): boolean {
  return code === entry && (entry === 'I10' || entry === 'E11.9')
}

function isOfItsCategory({ row }: Leaf, { code }: CodeRecord): boolean {
  return row.code.slice(0, 3) === code.slice(0, 3)
}

function isVague(title: string): boolean {
  return /\bunspecified\b|\bwithout complications\b/i.test(title)
}

function isVagueLeaf({ row, beside }: Leaf): boolean {
  return beside.length > 0 || (isVague(row.title) && !namesSide(row.title))
}
