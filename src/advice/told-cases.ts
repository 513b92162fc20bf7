// Situations told in words that a dated note settles: each table row says by which words it is known, and what then holds.
import { isMedicare } from '../question/payer.ts'
import type { Advice, Ask, Facts } from './finding.ts'
import { advice, finding, noteCitations } from './said.ts'

/** All that is given must fit: `words` all of them, `unless` not, `codes` a code or modifier of the question, `payer` whose rule it is. */
export type ToldCase = {
  words: RegExp[]
  unless?: RegExp
  codes?: RegExp
  payer?: 'medicare' | 'private'
  claim: string
  notes: [string, ...string[]]
  documentation?: string
  asks?: Ask[]
}

/** The findings and asks of every case of the table that the mail tells. */
export function toldCases(rule: string, table: readonly ToldCase[], facts: Facts): Advice {
  const told = table.filter((one) => isTold(one, facts))
  return advice({
    findings: told.flatMap(({ claim, notes, documentation }) => {
      const proof = noteCitations(facts, ...notes)
      return [
        finding(rule, 'answer', 'likely', claim, proof),
        documentation === undefined ? null : finding(rule, 'documentation', 'certain', documentation, proof),
      ]
    }),
    asks: told.flatMap(({ asks }) => asks ?? []),
  })
}

function isTold({ words, unless, codes, payer: whose }: ToldCase, { question }: Facts): boolean {
  const { text, payer } = question
  const ofMedicare = payer === null ? /\bmedicare\b/i.test(text) : /^Medicare/.test(payer)
  if (whose === 'medicare' && payer !== null && !isMedicare(payer) && !ofMedicare) return false
  if (whose === 'private' && (ofMedicare || payer === 'Medicaid')) return false
  const named = question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  return (
    (codes === undefined || named.some((code) => codes.test(code))) &&
    words.every((one) => one.test(text)) &&
    !(unless?.test(text) ?? false)
  )
}
