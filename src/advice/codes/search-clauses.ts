// Looks a mail's services and diseases up in the book, clause by clause, and drops hits that its sizes, sites and denials rule out.
import type { SearchHit } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import { namesSide } from '../../question/laterality.ts'
import { NUMBER } from '../../question/number-words.ts'
import { isCount } from '../../question/quantities.ts'
import type { Facts } from '../finding.ts'
import { isAnotherRepair, isOfAnotherSite, namesAnotherJoint } from '../procedures/site-fit.ts'
import { holdsSize, sizeOf } from '../procedures/size-fit.ts'

// Words of mails and of coding that find nothing, beside the stop words of the search itself.
const EMPTY = new Set(
  'coding bundled case old help asap going urgent question answer team huddle modifier unit need soon'.split(' '),
)
// One word alone finds something only when it is a term, such as "mammogram".
const TERM_LENGTH = 7
// A pasted chart has many sentences; a question has few.
const MOST_SENTENCES = 8
const LEADING_NUMBER = new RegExp(`^${NUMBER}`, 'i')
// Codes that report quality measures and models answer nobody who asks how to bill a service.
const MEASURE_CODE = /^(?:G[89]\d{3}|M[01]\d{3}|G05\d\d)$/
// More hits than a mail can offer, since some are ruled out again.
const MOST_HITS = 16

/** Each clause is searched for itself, since a mail's other words only blur it. With an assumed date also codes that have ended, so that the asker hears of the end. */
export function searched(facts: Facts, dx: boolean): SearchHit[] {
  const options = {
    limit: MOST_HITS,
    ...(dx ? { system: 'ICD-10-CM' as const } : {}),
    ...(facts.dateAssumed ? {} : { date: facts.date }),
  }
  const wanted = ({ record }: SearchHit) =>
    record.billable && (dx ? record.system === 'ICD-10-CM' : record.system === 'CPT' || record.system === 'HCPCS')
  const best = new Map<string, SearchHit>()
  for (const { words, size } of clausesOf(facts, dx)) {
    for (const hit of facts.book.search(words, options).filter(wanted)) {
      if (size !== null && !holdsSize(hit.record.title, size)) continue
      if (isDenied(hit.record.title, facts.question.text)) continue
      if (MEASURE_CODE.test(hit.record.code) && !/\bMIPS\b|\bmeasure|\bquality\b/i.test(facts.question.text)) continue
      if (namesAnotherJoint(hit.record.title, facts.question.text)) continue
      if (isOfAnotherSite(hit.record.title, facts.question.text) || isAnotherRepair(hit.record.title, words)) continue
      if (hit.score > (best.get(hit.record.code)?.score ?? 0)) best.set(hit.record.code, hit)
    }
  }
  const found = [...best.values()].sort((a, b) => b.score - a.score)
  const once = found.filter((hit, at) => !found.slice(0, at).some((better) => isSameInjury(better, hit)))
  return facts.question.laterality === null ? withoutSides(once) : once
}

/** A mail that names no side asks for none: of codes that differ by the side alone, the one without a side stands for them. */
function withoutSides(hits: SearchHit[]): SearchHit[] {
  const stem = ({ record }: SearchHit) =>
    /^[A-Z]\d\w\.\w{4}$/.test(record.code) ? record.code.slice(0, 6) : record.code.slice(0, -1)
  const isBare = ({ record }: SearchHit) =>
    record.system === 'ICD-10-CM' && !namesSide(record.title) && /\bunspecified\b/i.test(record.title)
  return hits.flatMap((hit) => {
    const group = hits.filter((other) => stem(other) === stem(hit) && (isBare(other) || namesSide(other.record.title)))
    const bare = group.find(isBare)
    if (bare === undefined || !group.includes(hit) || group.length === 1) return [hit]
    // In the place of the best of them.
    return group[0] === hit ? [{ ...bare, score: hit.score }] : []
  })
}

/** Codes that differ in the 7th character alone are one injury in several phases of care; the best fit stands for them. */
function isSameInjury(a: SearchHit, b: SearchHit): boolean {
  const stem = ({ record }: SearchHit) =>
    /^[A-Z]\d\w\.\w{4}$/.test(record.code) ? record.code.slice(0, -1) : record.code
  return stem(a) === stem(b)
}

function saysSomething(clause: string): boolean {
  const words = searchWords(clause).filter((word) => /[a-z]{2}/.test(word) && !isStopWord(word) && !EMPTY.has(word))
  return words.length >= 2 || words.some((word) => word.length >= TERM_LENGTH)
}

/** Whether the mail counts or measures what was done, which asks for a code even where no word does. */
export function counted(facts: Facts): boolean {
  return facts.question.quantities.some((quantity) => isCount(quantity.measure) || quantity.measure === 'cm')
}

/** Sentences without codes, counts and doses: "three lesions" is to find lesions, not the codes with a 3 in their title. */
function clausesOf(facts: Facts, dx: boolean): { words: string; size: number | null }[] {
  const { text, quantities, codes } = facts.question
  const clauses = text
    .split(/(?<!\d)\.|\.(?!\d)|[?!;\n]/)
    .flatMap(byKindOfRepair)
    .flatMap((sentence) => (dx || /\bmargins?\b/i.test(sentence) ? sentence.split(',') : [sentence]))
    .filter(saysSomething)
    .filter(
      (clause, _at, all) => sizeOf(clause) !== null || all.every((other) => sizeOf(other) === null) || !counted(facts),
    )
    .slice(0, MOST_SENTENCES)
  return clauses.map((clause) => {
    let words = clause
    for (const { asWritten } of quantities) words = words.replace(asWritten, asWritten.replace(LEADING_NUMBER, ''))
    for (const { asWritten } of codes) words = words.replace(asWritten, ' ')
    return { words, size: sizeOf(clause) }
  })
}

/** "3 cm layered + 2 cm simple" are two repairs of different kinds, never added up. */
function byKindOfRepair(sentence: string): string[] {
  const isMixed = /\b(?:layered|intermediate|complex)\b/i.test(sentence) && /\bsimple\b/i.test(sentence)
  return isMixed ? sentence.split(/\+|,|\band\b|\bplus\b/) : [sentence]
}

/** "No coma", "without contrast": a title that has it is another code. */
function isDenied(title: string, text: string): boolean {
  return [...text.matchAll(/\b(?:no|without|w\/o) ([a-z]{4,20})/gi)].some((hit) =>
    title.toLowerCase().includes(`with ${(hit[1] ?? '').toLowerCase()}`),
  )
}
