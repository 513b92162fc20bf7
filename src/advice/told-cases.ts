// Situations told in words that a dated note settles: each table row says by which words it is known, and what then holds.
import { isMedicare } from '../question/payer.ts'
import { procedures } from './facts.ts'
import type { Advice, Ask, ClaimLine, Facts } from './finding.ts'
import { advice, DROPPED, finding, line, noteCitations } from './said.ts'

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
  /** Codes of the question that the case takes off the claim. */
  drops?: RegExp
  /** A modifier that the case puts on the one procedure of the question. */
  puts?: string
  /** What goes on the claim: codes with their modifiers ("99238-25"), and under which condition; a code that the book does not hold is left out. */
  lines?: [code: string, condition: string | null][]
  /** The case answers the whole mail: what other rules read out of its words alone would lead astray. */
  settles?: true
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
    claimLines: told.flatMap(({ drops, puts, lines }) => [
      ...procedures(facts)
        .filter(({ code }) => drops?.test(code))
        .map(({ code }) => line(code, { units: DROPPED })),
      ...(puts === undefined ? [] : withModifier(puts, facts)),
      ...(lines ?? []).flatMap(([written, conditional]) => {
        const [code = '', ...modifiers] = written.split('-')
        return facts.book.onDate(code, facts.date).length > 0 ? [line(code, { modifiers, conditional })] : []
      }),
    ]),
    asks: told.flatMap(({ asks }) => asks ?? []),
  })
}

/** Whether one of the cases that the mail tells answers all of it. */
export function settles(table: readonly ToldCase[], facts: Facts): boolean {
  return table.some(
    (one) => one.settles === true && isTold(one, facts) && noteCitations(facts, ...one.notes).length > 0,
  )
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

function withModifier(modifier: string, facts: Facts): ClaimLine[] {
  const [only, ...others] = procedures(facts)
  return only && others.length === 0 ? [line(only.code, { modifiers: [modifier], units: only.units ?? 1 })] : []
}
