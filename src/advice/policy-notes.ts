// Dated notes of the book that govern the codes and the subject in question, where no other rule has used them.
import type { RuleNote } from '../codes/code-record.ts'
import type { Question } from '../question/question.ts'
import { notesInForce } from './dated-notes.ts'
import { diagnoses, procedures } from './facts.ts'
import type { Advice, ClaimLine, Facts } from './finding.ts'
import { advice, finding, line } from './said.ts'

// A mail holds two or three rules beside the answer; more would bury it.
const MOST_NOTES = 3
// Weights: a shared code outweighs the words a mail can share by chance; a topic that was asked for tips the scale.
const CODE_WEIGHT = 5
const TOPIC_WEIGHT = 1.5
const NAME_WEIGHT = 2
const LEAST_WEIGHT = 4
const ELSEWHERE_WEIGHT = 5
const MANY_CODES = 4
// From here on a note is taken to govern the question, so that the codes it names are offered.
const SURE_WEIGHT = 7
// A note far below the best one is about something else.
const NEAR_THE_BEST = 0.6
const MOST_LINES = 4
// Notes that other rules cite by name when they apply; here they would only repeat them.
const CITED_ELSEWHERE =
  /^(?:pfs-status|pc-tc|bilateral-\d$|global-[0-9a-z]{3}$|add-on|ncci-indicator|mai-|conversion|carc-|rarc-|drug-units|jw-)/
// Words too common in this field to tell one subject from another.
const COMMON = new Set(
  'the and for are not was has its one two may any all can you our out per who how did she her his him they but use yes now get got day don code codes with that this from bill billed billing medicare patient patients service services modifier claim must only when same have does will date were than more less once first other which what paid pays visit visits units unit line lines into also never always them their they each most much said says documented report reported needs need used uses does doing type before after days year years'.split(
    ' ',
  ),
)

export function policyNotes(facts: Facts): Advice {
  const { question } = facts
  const codes = question.codes.map((code) => code.code)
  const words = wordsOf(question.text)
  const weighed = notesInForce(facts)
    .filter((note) => !CITED_ELSEWHERE.test(note.id))
    .map((note) => ({ note, weight: weightOf(note, codes, words, question) }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight)
  const best = weighed[0]?.weight ?? 0
  const chosen = weighed.filter(({ weight }) => weight >= best * NEAR_THE_BEST).slice(0, MOST_NOTES)
  const alone = procedures(facts).length === 0
  return advice({
    findings: chosen.map(({ note }, at) =>
      finding('policy-notes', isAnswer(note, at, facts) ? 'answer' : 'why', 'likely', note.text, [note.citation]),
    ),
    claimLines:
      best >= SURE_WEIGHT
        ? namedLines(
            chosen.map(({ note }) => note),
            facts,
          )
        : [],
    asks: best > 0 && alone ? asksFor(question) : [],
  })
}

/** With no or one code the best note answers; with several it must speak of at least two of them, else it only supports. */
function isAnswer(note: RuleNote, at: number, facts: Facts): boolean {
  const codes = procedures(facts).map((mention) => mention.code)
  if (codes.length === 0) return at <= 1
  const spokenOf = codes.filter((code) => naming(` ${note.text} `, code) > 0).length
  return at === 0 && (codes.length === 1 || spokenOf >= 2)
}

function weightOf(note: RuleNote, codes: string[], words: Set<string>, question: Question): number {
  const text = ` ${note.text} `
  const named = codes.reduce((sum, code) => sum + naming(text, code), 0)
  const name = [...wordsOf(note.id.replaceAll('-', ' '))].filter((word) => words.has(word)).length
  const shared = [...wordsOf(note.text)].filter((word) => words.has(word)).length
  const topic = question.intents.some((intent) => intent === note.topic) ? TOPIC_WEIGHT : 0
  // A note that lists many codes says less of each, and one about other codes alone says nothing of these.
  const listed = (note.text.match(/\b(?:\d{5}|[A-V]\d{4})\b/g) ?? []).length
  const weight = (named * CODE_WEIGHT) / Math.max(1, listed / MANY_CODES)
  const byCode = codes.filter((code) => code.length > 2).some((code) => naming(text, code) > 0)
  const elsewhere = listed > 0 && codes.length > 0 && !byCode ? ELSEWHERE_WEIGHT : 0
  return weight - elsewhere + name * NAME_WEIGHT + shared + (named + name + shared > 0 ? topic : 0)
}

/** How far a note names a code: fully by itself or its ICD-10-CM category, half by a range that holds it ("98940-98942"). */
function naming(text: string, code: string): number {
  const plain = (word: string) => new RegExp(`(?<![\\w.-])${word.replace('.', '\\.')}(?![\\w-])`).test(text)
  // A list of many modifiers or places of service says little of each number in it.
  if (plain(code)) return code.length > 2 ? 1 : 1 / Math.max(1, (text.match(/\b\d{2}\b/g) ?? []).length / MANY_CODES)
  if (code.includes('.')) return plain(code.slice(0, 3)) ? 1 : 0
  const ranges = [...text.matchAll(/(\d{5})-(\d{5})/g)]
  return /^\d{5}$/.test(code) && ranges.some((range) => (range[1] ?? '') <= code && code <= (range[2] ?? '')) ? 0.5 : 0
}

/** Codes that the governing note names, as lines only where the mail names no procedure; the record decides each. */
function namedLines(notes: RuleNote[], facts: Facts): ClaimLine[] {
  const note = notes[0]
  if (!note || procedures(facts).length > 0) return []
  const dx = diagnoses(facts).length > 0 || facts.question.intents.includes('dx_coding')
  const pattern = dx ? /\b[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}\b/g : /(?<![\d-])(?:\d{5}|[A-V]\d{4})(?![\d-])/g
  const named = [...new Set([...note.text.matchAll(pattern)].map((hit) => hit[0]))].filter((code) =>
    facts.book.onDate(code, facts.date).some((row) => row.billable),
  )
  return named.length > MOST_LINES
    ? []
    : named.map((code) => line(code, { conditional: 'if the record documents it; see the rule above' }))
}

function asksFor(question: Question): Advice['asks'] {
  const dx = question.intents.includes('dx_coding')
  return [
    dx
      ? { slot: 'diagnosis', weight: 78, text: 'the exact wording of the diagnosis in the record' }
      : { slot: 'service', weight: 78, text: 'the codes on the claim and what was done' },
    { slot: 'date_of_service', weight: 60, text: 'the date of service' },
    ...(dx ? [] : [{ slot: 'payer' as const, weight: 66, text: 'the payer' }]),
  ]
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? []
  return new Set(
    words
      .map((word) => word.replace(/(?<=\w{3})s$/, ''))
      .filter((word) => !COMMON.has(word) && !COMMON.has(`${word}s`)),
  )
}
