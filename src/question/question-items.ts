// Parts a mail into its questions: numbered, lettered, in bullets, counted in words ("First, … Second, …") or begun anew ("Another question: …").

import { runningQuestions } from './running-questions.ts'

/** What stands before the first question, and the words of each; one item is the whole text and then there is no intro. Items of several days have nothing of each other. */
export type Items = { intro: string; items: string[]; ofDays?: true }

const NUMBERED = /^\s{0,8}(?:q(?:uestion)?\s?)?[#(]?(\d{1,2})(?:[.):]\s{0,4}|\s?-\s+)(\S.*)$/i
// "two things: 1. … 2. …" in one line; a number with a unit behind it ("1. 5 mg") starts no item.
const INLINE = /(?<=^|[\s:;,])\(?([1-9])[.)]\s+(?=[A-Za-z])/g
const LETTERED = /^\s{0,8}\(?([a-h])[.)]\s+(\S.*)$/i
const BULLET = /^\s{0,8}[-*•·]\s{1,4}(\S.*)$/
const IN_WORDS =
  /(?:^|(?<=[.?!]\s{1,3}))\s{0,4}(?:(?:my |the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)(?: (?:question|one|thing|item|case|patient|issue))?(?: is)?[,:.-]|(?:firstly|secondly|thirdly|lastly|finally),|question (?:one|two|three|four|#?\d)\s?[,:.-]|(?:another|next|last|separate|unrelated|one (?:more|other|last))(?: question| one| thing)?\s?[,:-]|(?:unrelated|separately|different (?:patient|case|question)),?:?)\s{0,3}/gim
// "Patient A: … Patient B: …", "Case 1 - …"
const CASES = /^\s{0,8}(?:patient|pt|case|scenario|claim|example)\s?#?(?:([a-h])|(\d))\s?(?:[:.)]|\s-)\s{0,4}(\S.*)$/i
const ASKS =
  /\?|^\W{0,4}(?:can|could|should|do|does|did|is|are|was|were|will|would|may|what|which|when|where|who|why|how|need|please|pls)\b/i
// An item that says something has words, and not only codes, modifiers and units as a claim line has.
const LEAST_WORDS = 3

/** Never parts a list of claim lines: items that all ask nothing, beside a question that stands outside of them. */
export function questionItems(text: string): Items {
  const lines = text.split('\n')
  const parted =
    listed(lines.flatMap(inItems), NUMBERED, numberOf) ??
    listed(lines, LETTERED, letterOf) ??
    cases(lines) ??
    bullets(lines) ??
    inWords(text) ??
    byDays(text) ??
    running(text)
  return parted ?? { intro: '', items: [text] }
}

/** Items that count from one on, each with the lines that follow it up to the next or to an empty line. */
function listed(lines: string[], form: RegExp, countOf: (mark: string) => number): Items | null {
  const starts: number[] = []
  for (const [at, line] of lines.entries()) {
    const hit = form.exec(line)
    if (hit && countOf(hit[1] ?? '') === starts.length + 1) starts.push(at)
  }
  return itemsFrom(lines, starts, (line) => form.exec(line)?.[2] ?? line)
}

function cases(lines: string[]): Items | null {
  const starts = lines.flatMap((line, at) => (CASES.test(line) ? [at] : []))
  return itemsFrom(lines, starts, (line) => CASES.exec(line)?.[3] ?? line)
}

function bullets(lines: string[]): Items | null {
  const starts = lines.flatMap((line, at) => (BULLET.test(line) ? [at] : []))
  const asking = starts.filter((at) => ASKS.test(BULLET.exec(lines[at] ?? '')?.[1] ?? ''))
  return asking.length < 2 ? null : itemsFrom(lines, starts, (line) => BULLET.exec(line)?.[1] ?? line)
}

function itemsFrom(lines: string[], starts: number[], wordsOf: (line: string) => string): Items | null {
  if (starts.length < 2) return null
  const items = starts.map((start, at) => {
    const [first = '', ...rest] = lines.slice(start, starts[at + 1])
    // An empty line ends an item: what follows the last are thanks and a signature.
    const end = rest.findIndex((line) => line.trim() === '')
    return [wordsOf(first), ...(end < 0 ? rest : rest.slice(0, end))].join('\n')
  })
  const outside = lines.filter((_, at) => at < (starts[0] ?? 0)).join('\n')
  const isList = !items.some((item) => ASKS.test(item)) && lines.some((line) => line.includes('?'))
  return isList || items.every(isClaimLine) ? null : { intro: outside.trim(), items }
}

function inWords(text: string): Items | null {
  const starts = [...text.matchAll(IN_WORDS)]
  const [first] = starts
  if (!first) return null
  const opens = text.slice(0, first.index).trim()
  const items = starts.map((hit, at) => text.slice(hit.index + hit[0].length, starts[at + 1]?.index).trim())
  // "Another question: …" comes after one that is not announced.
  const all = ASKS.test(opens) && saysSomething(opens) ? [opens, ...items] : items
  if (all.length < 2 || !all.every((item) => ASKS.test(item))) return null
  return { intro: all === items ? opens : '', items: all }
}

const DAY = /\b\d{1,2}[/-]\d{1,2}(?:[/-](?:20)?\d\d)?\b/g
const ASKS_OF_EACH_DAY =
  /\b(?:each|both|per|separate|different|two|2) (?:dates?|days?|visits?|DOS|claims?|encounters?)\b/i
const PROCEDURE_CODE = /(?<![\d/.-])(?:\d{4}[0-9A-Z]|[A-V]\d{4})(?![\d/-])/
const CLAUSE_END = /[.;,\n]\s{0,3}|\s(?=(?:and|then|but|came|returned)\s)/gi

/** "20610 RT on 3/4, came back 3/18 for 20610 LT. How do we bill each date?": what was done on one day is no claim of the other. */
function byDays(text: string): Items | null {
  if (!ASKS_OF_EACH_DAY.test(text)) return null
  const days = [...text.matchAll(DAY)]
  const starts = days.flatMap((day, at) => {
    const before = days[at - 1]
    if (before === undefined) return [0]
    if (days.slice(0, at).some(([same]) => same === day[0])) return []
    const end = before.index + before[0].length
    const ends = [...text.slice(end, day.index).matchAll(CLAUSE_END)]
    const last = ends.at(-1)
    return [last === undefined ? day.index : end + last.index + last[0].length]
  })
  if (starts.length < 2) return null
  const asked = text.match(/[^.?!\n]{0,200}\?/g)?.filter((one) => !PROCEDURE_CODE.test(one)) ?? []
  const items = starts.map((start, at) =>
    text
      .slice(start, starts[at + 1])
      .trim()
      .replace(/\s(?:and|then|but)$/i, ''),
  )
  if (!items.every((item) => PROCEDURE_CODE.test(item.replace(DAY, ' ')))) return null
  return {
    intro: '',
    items: items.map((item) =>
      [item, ...asked.map((one) => one.trim()).filter((one) => !item.includes(one))].join(' '),
    ),
    ofDays: true,
  }
}

/** Questions that follow each other in one paragraph. */
function running(text: string): Items | null {
  const items = runningQuestions(text)
  return items && { intro: '', items }
}

/** Codes, modifiers and units and hardly a word. */
function isClaimLine(item: string): boolean {
  return /\d{4}/.test(item) && !ASKS.test(item) && !saysSomething(item)
}

function saysSomething(item: string): boolean {
  return (item.match(/\b[A-Za-z]{2,20}\b/g) ?? []).length >= LEAST_WORDS
}

/** A line that counts from 1 to at least 2 within itself, cut before each number. */
function inItems(line: string): string[] {
  const starts: number[] = []
  for (const hit of line.matchAll(INLINE)) if (Number(hit[1]) === starts.length + 1) starts.push(hit.index)
  if (starts.length < 2) return [line]
  return [0, ...starts].map((start, at, all) => line.slice(start, all[at + 1])).filter((part) => part.trim() !== '')
}

function numberOf(mark: string): number {
  return Number(mark)
}

function letterOf(mark: string): number {
  return mark.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) + 1
}
