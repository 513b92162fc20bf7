// Which diagnosis comes first by the tabular list: code first, use additional code, and code also notes of the codes named.

import { fallsUnder } from '../../codes/load/icd-reference.ts'
import type { CodeNote } from '../../codes/tabular-look-up.ts'
import { NEVER_FIRST } from '../claim-lines.ts'
import { diagnoses } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'diagnosis-order'
// A mail holds one or two instructions of a code; the book has more for some.
const MOST_NOTES = 2

const ASKS_ORDER =
  /\bas (?:the )?(?:primary|principal|first)\b|\border\s?\?|\b(?:go(?:es)?|list(?:ed)?|comes?) first\b|\bprimary\b/i

/** Instructions printed at the code or at the headings above it (guidelines I.A.13 and I.A.17); those of whole chapters are left to the book. */
export function diagnosisOrder(facts: Facts): Advice {
  const { intents } = facts.question
  if (!intents.includes('sequencing') && !intents.includes('dx_coding') && !/\bfirst\b/i.test(facts.question.text))
    return NOTHING
  const codes = diagnoses(facts).map(({ code }) => code)
  return together([onlyAdds(codes, facts), ...codes.map((code) => instructionsOf(code, codes, facts))])
}

/** A code that only adds to another one is no reason for a visit by itself (guidelines I.B.14, I.C.21). */
function onlyAdds(codes: string[], facts: Facts): Advice {
  const [added] = codes.filter((code) => NEVER_FIRST.test(code))
  const first = codes.find((code) => !NEVER_FIRST.test(code))
  if (!ASKS_ORDER.test(facts.question.text)) return NOTHING
  const [status, ...more] = codes.filter((code) => STATUS.test(code))
  if (first === status && status !== undefined && more.length === 0 && codes.length === 1)
    return onlyTells(status, facts)
  if (added === undefined || first === undefined) return NOTHING
  const row = facts.records.find(({ code }) => code === added)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not ${added} first: it only adds to another diagnosis. List ${first}, or whatever was the reason for the visit, before it.`,
        [...(row ? [row.citation] : []), ...noteCitations(facts, 'icd-first-listed')],
      ),
    ],
  })
}

// What a patient has had or has in the body: history and status (guideline I.C.21.c.3 and 4).
const STATUS = /^Z(?:8[0-79]|9[0-57-9])/

/** A status or a history tells of the past and not why the patient came. */
function onlyTells(code: string, facts: Facts): Advice {
  const row = facts.records.find((one) => one.code === code)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Rather not ${code} first: it tells of a past or a state, not why the patient came. First goes the reason for the visit, such as the condition still treated or an aftercare code (Z47, Z48), with ${code} behind it.`,
        [...(row ? [row.citation] : []), ...noteCitations(facts, 'icd-first-listed')],
      ),
    ],
    asks: [{ slot: 'diagnosis', weight: 84, text: 'the reason for the visit as the record words it' }],
  })
}

function instructionsOf(code: string, all: string[], facts: Facts): Advice {
  const notes = facts.book
    .icd()
    .notesOf(code, facts.date)
    .filter(({ from }) => from.level === 'code')
  const sequencing = facts.question.intents.includes('sequencing') || ASKS_ORDER.test(facts.question.text)
  const said = (note: CodeNote, claim: string, isAsked: boolean) =>
    finding(RULE, isAsked ? 'answer' : 'why', 'certain', claim, [
      note.citation,
      ...noteCitations(facts, 'icd-code-first'),
    ])
  const names = ({ codes }: CodeNote) =>
    all.some((other) => other !== code && codes.some((one) => fallsUnder(other, one)))
  // An instruction of a heading is told where it names a code of the question; the code's own one where the order is asked.
  const isTold = (note: CodeNote) => names(note) || (sequencing && note.isOwn && !note.text.endsWith(':'))
  const first = notes.filter((note) => note.kind === 'code_first' && isTold(note)).slice(0, 1)
  const more = notes.filter((note) => note.kind === 'use_additional' && isTold(note))
  return advice({
    findings: [
      ...first.map((note) =>
        said(note, `${code} is not first: the note at ${note.from.code} says to code first ${note.text}.`, sequencing),
      ),
      ...more
        .slice(0, MOST_NOTES - first.length)
        .map((note) =>
          said(
            note,
            `${code} goes before what its note adds: use an additional ${tidied(note.text)} (note at ${note.from.code}).`,
            sequencing && names(note),
          ),
        ),
    ],
  })
}

/** "code to identify the stage", with or without its first word. */
function tidied(text: string): string {
  return /^code\b/i.test(text) ? text : `code for ${text}`
}
