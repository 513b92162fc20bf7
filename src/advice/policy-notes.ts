// Dated notes of the book that speak of the codes, modifiers or subject in question, where no rule has used them.
import type { RuleNote } from '../codes/code-record.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding } from './said.ts'

// A mail holds two or three rules beside the answer; more would bury it.
const MOST_NOTES = 3
// A shared code weighs more than any number of shared words a mail can hold by chance.
const CODE_WEIGHT = 6
const LEAST_WEIGHT = 3
// Words too common in this field to tell one subject from another.
const COMMON = new Set(
  'code codes with that this from bill billed billing medicare patient patients service services modifier claim must only when same have does will date were than more less once first other which what paid pays visit units unit line lines into also never always'.split(
    ' ',
  ),
)

/** The notes that share most with the question; with no code and no other answer the first of them is the answer. */
export function policyNotes(facts: Facts): Advice {
  const { question } = facts
  const codes = [...new Set(question.codes.flatMap((code) => [code.code, ...code.modifiers]))].filter(
    (code) => code.length > 2,
  )
  const words = wordsOf(question.text)
  const weighed = facts.book
    .notes(facts.date)
    .map((note) => ({ note, weight: weightOf(note, codes, words) }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_NOTES)
  const noCode = codes.length === 0
  return advice({
    findings: weighed.map(({ note }, at) =>
      finding('policy-notes', noCode && at === 0 ? 'answer' : 'why', noCode ? 'likely' : 'certain', note.text, [
        note.citation,
      ]),
    ),
  })
}

function weightOf(note: RuleNote, codes: string[], words: Set<string>): number {
  const named = codes.filter((code) =>
    `${note.id} ${note.topic} ${note.text}`.toUpperCase().includes(code.toUpperCase()),
  ).length
  const topic = [...wordsOf(`${note.topic} ${note.id.replaceAll('-', ' ')}`)].filter((word) => words.has(word)).length
  const shared = [...wordsOf(note.text)].filter((word) => words.has(word)).length
  return named * CODE_WEIGHT + topic * 1.5 + shared * 0.5
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? []
  return new Set(
    words.map((word) => word.replace(/s$/, '')).filter((word) => !COMMON.has(word) && !COMMON.has(`${word}s`)),
  )
}
