// Drugs that a mail names by brand or substance beside a dose and without a code ("Toradol 60 mg IM").
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Quantity } from '../../question/question.ts'
import { describedCodes } from '../codes/described-services.ts'
import { procedures } from '../facts.ts'
import type { Facts } from '../finding.ts'

const DOSES = new Set(['mg', 'mcg', 'g', 'ml', 'unit', 'meq'])
// A name stands within this many words before its dose ("Depo Medrol injection 80 mg") or right behind it ("60 mg of Toradol").
const WORDS_BEFORE = 4
const WORDS_BEHIND = 3
const LEAST_NAME = 4
const MOST_HITS = 8
const MOST_DRUGS = 3

/** A drug that is billed by amount. */
export function isDrug(record: CodeRecord): boolean {
  return (
    record.system === 'HCPCS' &&
    record.unit !== null &&
    record.unit.measure !== 'minute' &&
    record.unit.measure !== 'each'
  )
}

/** One record for each dose whose neighbors are a drug's name in the book; none where the mail names a drug's code. */
export function namedDrugs(facts: Facts): CodeRecord[] {
  if (procedures(facts).some(({ code }) => /^[JQ]/.test(code))) return []
  const found: CodeRecord[] = []
  for (const dose of facts.question.quantities.filter(({ measure }) => DOSES.has(measure)).slice(0, MOST_DRUGS)) {
    const drug = namesBeside(dose, facts.question.text)
      .map((name) => drugCalled(name, dose, facts))
      .find((one) => one !== null)
    if (drug && !found.includes(drug)) found.push(drug)
  }
  return found.length > 0 ? found : inFull(facts)
}

/** A name with digits in it, or far from its dose ("B12 shot by the nurse, 1000 mcg"), where a dose is told. */
function inFull(facts: Facts): CodeRecord[] {
  if (!facts.question.quantities.some(({ measure }) => DOSES.has(measure))) return []
  return describedCodes(facts).filter((record) => isDrug(record) && /^[JQ]/.test(record.code))
}

/** The nearest first, two words together before one alone ("depo medrol" before "medrol"). */
function namesBeside({ asWritten }: Quantity, text: string): string[] {
  const at = text.indexOf(asWritten)
  const before = wordsIn(text.slice(0, at)).slice(-WORDS_BEFORE).reverse()
  const behind = wordsIn(text.slice(at + asWritten.length)).slice(0, WORDS_BEHIND)
  const near = before.flatMap((word, place) => [...(before[place + 1] ? [`${before[place + 1]} ${word}`] : []), word])
  return [...near, ...behind].filter((name) => name.length >= LEAST_NAME)
}

function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('-', ' ')
      .match(/[a-z]{2,30}/g) ?? []
  )
}

/** The book's drug of this very name; of several sizes of one drug the smallest that holds the dose. */
function drugCalled(name: string, dose: Quantity, facts: Facts): CodeRecord | null {
  const called = facts.book
    .search(name, { limit: MOST_HITS, date: facts.date, system: 'HCPCS' })
    // The search also finds what has ended.
    .flatMap(({ record }) => facts.book.onDate(record.code, facts.date).slice(0, 1))
    .filter((record) => isDrug(record) && /^[JQ]/.test(record.code) && !/\boral\b/i.test(record.title))
    .filter(({ synonyms, title }) => [...synonyms, title].some((one) => isName(one, name)))
    .filter(({ unit }) => unit?.measure === dose.measure || dose.measure === 'g' || dose.measure === 'mcg')
    .sort((a, b) => (a.unit?.amount ?? 0) - (b.unit?.amount ?? 0))
  return called.find(({ unit }) => (unit?.amount ?? 0) >= dose.amount) ?? called.at(-1) ?? null
}

/** A synonym that is the name, with or without a size behind it ("depo-medrol 80"), or a title that begins with it. */
function isName(written: string, name: string): boolean {
  const plain = written
    .toLowerCase()
    .replaceAll('-', ' ')
    .replace(/^injection, /, '')
  return plain === name || (plain.startsWith(name) && /^[ ,]+(?:\d|[a-z]+,)/.test(plain.slice(name.length)))
}
