// Phrases of a mail that hold no condition word of ours, looked up in the book; only one that is called there by the same words counts.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import type { Facts } from '../finding.ts'
import { careLetter } from './care-letter.ts'
import type { Described } from './described-conditions.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import { mentionsOf } from './worded-condition.ts'

const BETWEEN =
  /[.?!;:\n,+()]|\b(?:and|with|when|for|plus|then|but|after|before|from|is|was|were|or|also|has|have|had|pt|patient|presents?|came|visit|playing|during|seen|later|recheck|takes?|initial|encounter|due to|while|codes?|dx|diagnos\w{2,3}|icd(?:-?10)?|what|which|how|need|vs|in|at)\b/i
const MOST_PHRASES = 6
const LEAST_SCORE = 0.9
// One word alone names a disease only where it is the book's own term for it.
const ONE_WORD_SCORE = 0.97
const TERM_LENGTH = 7
// Words that tell of coding, visits or treatment are no disease; neither are codes for drugs or contacts found by them.
const NOT_A_DISEASE =
  /\b(?:follow|mgmt|management|refill|screen\w{0,3}|order|please|claim|question|old|year|month|week|history|denied|suspected|possible|probable|likely|rule)\b/i
const DENIED = /^\s*(?:no|not|denies|denied|without|negative)\b|\b(?:suspected|possible|probable|likely)\b/i
const OFFERED = /^(?:[A-S]|T(?:0|1|2|3[0-4])|[VWXY])/

// Of the book's search: the clause and the way the book calls the code are nearly the same words.
const CLAUSE_SCORE = 0.93
const MOST_CLAUSES = 5
const LEAST_WORDS = 3
const SHORT_FORMS: [RegExp, string][] = [
  [/\bneedle ?-?sticks? (?:to|of|in|on)\b/gi, 'puncture wound'],
  [/\b(?:dog|cat|human|animal) bites?\b/gi, 'open bite'],
  [/\b(?:tick|mosquito|flea|bug) bites?\b/gi, 'insect bite'],
  [/\bganglion cysts?\b/gi, 'ganglion'],
  [/\bhit by\b/gi, 'struck by'],
  [/\bsprained\b/gi, 'sprain'],
  [/\b(?:fractured|broken|fx)\b/gi, 'fracture'],
  [/\bbruised\b/gi, 'contusion'],
  [/\b(?:lac|cut)\b/gi, 'laceration'],
  [/\bdislocated\b/gi, 'dislocation'],
  [/\bperforated\b/gi, 'perforation'],
]

/** `instead`: the conditions whose words the phrase holds and says more exactly. */
export type Phrase = { row: CodeRecord; at: number; said: string; instead: Described[] }

/** Whole clauses first, which name a disease with its kind and cause; then what is left between the conditions, piece by piece. */
export function phrasesFound(facts: Facts, described: Described[]): Phrase[] {
  const text = shortFormsWritten(withoutCodes(facts.question))
  const clauses = clausesIn(text).flatMap((clause) => ofClause(clause, described, facts))
  // A condition named twice, in the subject and in the mail, is one.
  const mentions = described.flatMap(({ entry }) => mentionsOf(entry, text).map(([words]) => words))
  const said = [...clauses.map(({ clause }) => clause), ...mentions]
  const rest = said.reduce((left, words) => left.replace(words, ' ; '), text)
  return [...clauses, ...piecesOf(rest, facts)]
}

/** A code that was named would find itself. */
function withoutCodes({ text, codes }: Facts['question']): string {
  return codes.reduce((left, { asWritten }) => left.replaceAll(asWritten, ' ; '), text)
}

function clausesIn(text: string): string[] {
  return text
    .split(/[.?!;\n]|, |\b(?:and|plus|also|shows?|patient|pt|has|have|dx|icd(?:-?10)?|codes?)\b/i)
    .map((clause) => clause.trim())
    .filter((clause) => contentOf(clause).length >= LEAST_WORDS)
    .slice(0, MOST_CLAUSES)
}

/** A clause as a whole, and each condition in it with the words before it, where these say more than the condition's own code. */
function ofClause(clause: string, described: Described[], facts: Facts): (Phrase & { clause: string })[] {
  const within = described.filter(
    ({ asWritten, entry }) =>
      !isCause(entry.code) && (clause.includes(asWritten) || asWritten.includes(clause) || entry.said.test(clause)),
  )
  if (within.length <= 1 && !within.some((one) => isExact(one, facts))) {
    const found = worded(clause, within, facts)
    if (found) return [{ ...found, clause }]
  }
  let from = 0
  return within.flatMap((one) => {
    const end = clause.indexOf(one.asWritten) + one.asWritten.length
    const wording = clause.slice(from, end)
    from = end
    const found = isExact(one, facts) || wording.trim() === one.asWritten ? null : worded(wording, [one], facts)
    return found ? [{ ...found, clause: wording }] : []
  })
}

// A closed fracture is the rule, and the letter of care is found by itself.
const OF_CARE = /\b(?:initial|first|closed|visit|encounter)\b/gi

/** What did an injury takes nothing away from the words of the injury. */
function isCause(code: string): boolean {
  return /^[V-Y]/.test(code)
}

function worded(wording: string, within: Described[], facts: Facts): Phrase | null {
  const words = contentOf(wording.replace(OF_CARE, ' '))
  if (words.length < 2 || NOT_A_DISEASE.test(words.join(' ')) || DENIED.test(wording)) return null
  const row =
    namedBy(words.join(' '), CLAUSE_SCORE, facts) ?? injuryNamedBy(words, facts) ?? injuryBefore(wording, facts)
  return row
    ? { row, at: within[0]?.at ?? facts.question.text.indexOf(wording), said: words.join(' '), instead: within }
    : null
}

const INJURED =
  /^(?:laceration|fractures?|fx|sprains?|strains?|contusion|abrasions?|burns?|dislocation|puncture|bites?|wound|tear|crush\w*|amputation|foreign|splinter|tears?)$/
// What changes the code is never left out.
const TELLING =
  /^(?:infect\w*|open|displac\w*|nondisplac\w*|comminut\w*|patholog\w*|osteopor\w*|stress|both|bilateral|nonunion|malunion|nail|tendon|nerve|artery|\w*degree)$/
const MOST_LEFT_OUT = 3
// An injury has its kind and site within so many words.
const NEAR = 5
const LIKE = 0.55

/** An injury told with what caused or showed it ("x-ray shows …", "… from glass"): words that the best title has not are left out, once. */
function injuryNamedBy(clause: string[], facts: Facts): CodeRecord | null {
  const at = clause.findIndex((word) => INJURED.test(word))
  if (at < 0) return null
  const words = clause.slice(Math.max(0, at - NEAR), at + NEAR + 1)
  const [best] = facts.book.search(words.join(' '), { system: 'ICD-10-CM', limit: 1, date: facts.date })
  if (!best || best.score < LIKE) return null
  const title = wordsOf(best.record.title, true)
  const known = words.filter(
    (word) => TELLING.test(word) || INJURED.test(word) || [...wordsOf(`${word} `, true)].some((one) => title.has(one)),
  )
  if (known.length < 2 || words.length - known.length > MOST_LEFT_OUT || known.length === words.length) return null
  return namedBy(known.join(' '), CLAUSE_SCORE, facts)
}

// "… with a kitchen knife", "… from a fall": what did it has codes of its own.
const CAUSED_WITH = /\b(?:w\/?|with|from|by|using|while|when|after|on an?)\b/i

function injuryBefore(wording: string, facts: Facts): CodeRecord | null {
  const words = contentOf(wording.split(CAUSED_WITH)[0] ?? '')
  return words.length >= 2 && words.some((word) => INJURED.test(word))
    ? namedBy(words.join(' '), CLAUSE_SCORE, facts)
    : null
}

/** Whether a condition's own code already says what there is to say, or another rule does. */
function isExact({ entry, is }: Described, facts: Facts): boolean {
  return (
    is !== 'present' || entry.withDiabetes !== undefined || entry.isReason === true || !isUnspecified(entry.code, facts)
  )
}

const ALIKE = 0.05

/** The billable code that the book calls by these words, with what the mail says against its title heard. */
function namedBy(words: string, least: number, facts: Facts): CodeRecord | null {
  const named = calledBy(words, least, facts)
  // Few titles tell how long something has been there; one that does was found with the word.
  return named ?? (DEGREE.test(words) ? calledBy(words.replace(DEGREE, '').trim(), least, facts) : null)
}

const DEGREE = /\b(?:chronic|acute)\b/i

function calledBy(words: string, least: number, facts: Facts): CodeRecord | null {
  const hits = facts.book.search(words, { system: 'ICD-10-CM', limit: 4, date: facts.date })
  // Of codes found alike, the one whose title has most of the words.
  const said = wordsOf(words, true)
  const unsaid = ({ title }: CodeRecord) => [...said].filter((word) => !wordsOf(title, true).has(word)).length
  const [best] = hits
  const [hit] = hits
    .filter(
      ({ record, score }) => record.billable && score >= least && best !== undefined && score >= best.score - ALIKE,
    )
    .sort((a, b) => unsaid(a.record) - unsaid(b.record))
  if (!hit || !OFFERED.test(hit.record.code)) return null
  return ofCare(unlessDenied(hit.record, facts), facts)
}

/** "Without perforation" in a title is not the code where the mail speaks of one: the family is asked again with all words. */
function unlessDenied(row: CodeRecord, facts: Facts): CodeRecord {
  const said = wordsOf(shortFormsWritten(facts.question.text), true)
  const isDisplaced = /^displaced/i.test(row.title) && said.has('nondisplaced')
  const isDenied =
    isDisplaced || [...wordsOf(row.title)].some((word) => word.startsWith('-') && said.has(word.slice(1)))
  const [heading] = facts.book.familyOf(row.code, 'ICD-10-CM', facts.date).parents
  if (!isDenied || !heading) return row
  const [leaf] = leavesByWords(heading.code, said, facts)
  return facts.book.onDate(leaf?.row.code ?? '', facts.date).find(({ system }) => system === 'ICD-10-CM') ?? row
}

function shortFormsWritten(text: string): string {
  return SHORT_FORMS.reduce((left, [short, full]) => left.replace(short, full), text)
}

function isUnspecified(code: string, facts: Facts): boolean {
  return facts.book.onDate(code, facts.date).some(({ billable, title }) => billable && /\bunspecified\b/i.test(title))
}

function piecesOf(rest: string, facts: Facts): Phrase[] {
  const phrases = rest
    .split(BETWEEN)
    .filter((piece) => !DENIED.test(piece))
    .map(contentOf)
    .filter((words) => words.length >= 2 || words.some((word) => word.length >= TERM_LENGTH))
    .slice(0, MOST_PHRASES)
  return phrases.flatMap((words): Phrase[] => {
    const phrase = words.join(' ')
    if (NOT_A_DISEASE.test(phrase)) return []
    const row = namedBy(phrase, words.length === 1 ? ONE_WORD_SCORE : LEAST_SCORE, facts)
    if (!row) return []
    return [{ row, at: facts.question.text.toLowerCase().indexOf(words[0] ?? ''), said: phrase, instead: [] }]
  })
}

// Between a disease and its cause; the book words it in several ways.
const CAUSED_BY = /\b(?:due to|caused by|secondary to)\b/gi

function contentOf(phrase: string): string[] {
  return searchWords(phrase.replace(CAUSED_BY, ' ')).filter((word) => /[a-z]{2}|\d/.test(word) && !isStopWord(word))
}

/** The same injury with the 7th character of the care that the mail speaks of. */
function ofCare(row: CodeRecord, facts: Facts): CodeRecord {
  if (!/^[A-Z]\d\w\.\w{3}[A-Z]$/.test(row.code)) return row
  const code = `${row.code.slice(0, -1)}${careLetter(facts.question.text, row.code)}`
  return facts.book.onDate(code, facts.date).find(({ system }) => system === 'ICD-10-CM') ?? row
}
