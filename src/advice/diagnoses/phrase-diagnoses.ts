// Phrases of a mail that hold no condition word of ours, looked up in the book; only one that is called there by the same words counts.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import type { Facts } from '../finding.ts'
import { careLetter } from './care-letter.ts'
import type { Described } from './described-conditions.ts'

const BETWEEN =
  /[.?!;:\n,+()]|\b(?:and|with|when|for|plus|then|but|after|before|from|is|was|were|or|also|has|have|had|pt|patient|presents?|came|visit|initial|encounter|due to|while|codes?|dx|diagnos\w{2,3}|icd(?:-?10)?|what|which|how|need|vs|in|at)\b/i
const MOST_PHRASES = 6
const LEAST_SCORE = 0.9
// One word alone names a disease only where it is the book's own term for it.
const ONE_WORD_SCORE = 0.97
const TERM_LENGTH = 7
// Words that tell of coding, visits or treatment are no disease; neither are codes for drugs or contacts found by them.
const NOT_A_DISEASE =
  /\b(?:follow|refill|screen\w{0,3}|order|please|claim|question|old|year|month|week|history|denied|no|not|without|suspected|possible|probable|likely|rule)\b/i
const OFFERED = /^(?:[A-S]|T(?:0|1|2|3[0-4])|[VWXY])/

export function phrasesFound(facts: Facts, described: Described[]): { row: CodeRecord; at: number }[] {
  const { text } = facts.question
  const rest = described.reduce(
    (left, { at, asWritten }) =>
      `${left.slice(0, at)}${' '.repeat(asWritten.length - 1)};${left.slice(at + asWritten.length)}`,
    text,
  )
  const phrases = rest
    .replace(/\bhit by\b/gi, 'struck by')
    .split(BETWEEN)
    .map((phrase) => searchWords(phrase).filter((word) => /[a-z]{2}|^\d/.test(word) && !isStopWord(word)))
    .filter((words) => words.length >= 2 || words.some((word) => word.length >= TERM_LENGTH))
    .slice(0, MOST_PHRASES)
  return phrases.flatMap((words) => {
    const phrase = words.join(' ')
    if (NOT_A_DISEASE.test(phrase)) return []
    const [hit] = facts.book.search(phrase, { system: 'ICD-10-CM', limit: 1, date: facts.date })
    if (!hit || hit.score < (words.length === 1 ? ONE_WORD_SCORE : LEAST_SCORE) || !OFFERED.test(hit.record.code))
      return []
    return hit.record.billable
      ? [{ row: ofCare(hit.record, facts), at: text.toLowerCase().indexOf(words[0] ?? '') }]
      : []
  })
}

/** The same injury with the 7th character of the care that the mail speaks of. */
function ofCare(row: CodeRecord, facts: Facts): CodeRecord {
  if (!/^[A-Z]\d\w\.\w{3}[A-Z]$/.test(row.code)) return row
  const code = `${row.code.slice(0, -1)}${careLetter(facts.question.text)}`
  return facts.book.onDate(code, facts.date).find(({ system }) => system === 'ICD-10-CM') ?? row
}
