// What an old stroke left: the code by kind of deficit and side, with the default of the guidelines where dominance is not written.

import type { Advice, Facts } from '../finding.ts'
import { notesInForce } from '../notes/dated-notes.ts'
import { advice, finding, line, listed, NOTHING } from '../said.ts'

const RULE = 'stroke-sequela'
const IS_OLD =
  /\b(?:old|prior|previous|history of|hx of|s\/p|after) (?:a )?(?:stroke|CVA)\b|\b(?:stroke|CVA)\b.{0,60}\b(?:ago|residual|sequela|deficit|left with|weakness)/i
// Category I69.3, what follows cerebral infarction; hemorrhage has I69.0-I69.2 with the same endings.
const DEFICITS: [RegExp, string][] = [
  [/\baphasi/i, 'I69.320'],
  [/\bdysarthri|\bslurred/i, 'I69.322'],
  [/\bdysphagi|\bswallow/i, 'I69.391'],
  [/\bfacial (?:weakness|droop)/i, 'I69.392'],
  [/\bataxi/i, 'I69.393'],
]
const PARALYSIS =
  /\bhemi(?:paresis|plegia)|\b(?:left|right)[- ](?:sided )?(?:\w{1,11} )?weakness|\bweakness (?:of|on) (?:the )?(?:left|right)/i

export function strokeSequela(facts: Facts): Advice {
  const { text, laterality } = facts.question
  const note = notesInForce(facts).find(({ id }) => id === 'icd-stroke-sequela')
  if (!note || !IS_OLD.test(text) || /\bhemorrhag/i.test(text)) return NOTHING
  const codes = DEFICITS.filter(([words]) => words.test(text)).map(([, code]) => code)
  if (PARALYSIS.test(text)) codes.unshift(...paralysisOf(laterality, text))
  const valid = codes.flatMap((code) => facts.book.onDate(code, facts.date).filter(({ billable }) => billable))
  if (valid.length === 0) return NOTHING
  const isAssumed = PARALYSIS.test(text) && !/\bdominant\b|\b(?:left|right)[- ]handed\b/i.test(text)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `What the stroke left is coded ${listed(valid.map(({ code }) => code))}, for a stroke by infarction.${isAssumed ? ' Where dominance is not written, the right side counts as dominant and the left as not.' : ''}`,
        [note.citation, ...valid.map(({ citation }) => citation)],
      ),
    ],
    claimLines: valid.map(({ code }) => line(code, { conditional: 'if the record documents it' })),
  })
}

/** Hemiplegia and hemiparesis by side and dominance (guideline I.C.6.a for the default). */
function paralysisOf(named: Facts['question']['laterality'], text: string): string[] {
  const hand = /\b(left|right)[- ]hand(?:ed|er)\b/i.exec(text)?.[1]?.toLowerCase()
  const weak = /\b(left|right)[- ]sided\b|\b(left|right) (?:\w{1,11} )?(?:weakness|hemi\w{5,6})/i.exec(text)
  const side = (weak?.[1] ?? weak?.[2])?.toLowerCase() ?? named
  const nonDominant = hand === undefined ? /\bnon-?dominant\b/i.test(text) : hand !== side
  const dominant = hand === undefined ? !nonDominant && /\bdominant\b/i.test(text) : hand === side
  if (side === 'right') return [nonDominant ? 'I69.353' : 'I69.351']
  if (side === 'left') return [dominant ? 'I69.352' : 'I69.354']
  return ['I69.359']
}
