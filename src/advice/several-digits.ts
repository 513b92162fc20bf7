// One procedure on several fingers, toes or eyelids, or one item for both sides: a line for each with its own modifier, which tells them apart without 59.
import { isDigit } from '../question/modifiers.ts'
import type { MentionedCode } from '../question/question.ts'
import { ownsLine } from './claim-lines.ts'
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, finding, line, listed, noteCitations, together } from './said.ts'

/** NCCI Policy Manual ch. I: anatomic modifiers come before 59; a line without its own digit reads as a duplicate of the first. */
export function severalDigits(facts: Facts): Advice {
  return together(
    billable(facts).map(({ mention, record }) => {
      const digits = ownLinesOf(mention, facts)
      if (digits.length < 2) return advice({})
      const alone = facts.question.codes.filter(({ systems }) => systems.includes('MODIFIER')).map(({ code }) => code)
      const others = [
        ...mention.modifiers,
        ...alone.filter((modifier) => modifier === 'KX' && !digits.some(isDigit)),
      ].filter((modifier) => !digits.includes(modifier) && modifier !== '59')
      return advice({
        findings: [
          finding(
            'several-digits',
            'answer',
            'likely',
            `${record.code} goes on ${digits.length} lines, one unit each, with ${listed(digits)}: ${digits.some(isDigit) ? 'the digit or lid tells the lines apart, so neither 59 nor LT or RT is added. Without them the second line reads as a duplicate' : 'each side is an item of its own'}.`,
            [...noteCitations(facts, digits.some(isDigit) ? 'modifier-anatomic' : 'dme-two-sides'), record.citation],
          ),
        ],
        claimLines: digits.map((digit) => line(record.code, { modifiers: [digit, ...others] })),
      })
    }),
  )
}

/** The modifiers that give the code a line each: as written, or the sides of equipment that the mail wants for both. */
export function ownLinesOf({ modifiers, code }: MentionedCode, { question }: Facts): string[] {
  const own = modifiers.filter((modifier) => ownsLine(modifier, code))
  return own.length === 0 && question.laterality === 'bilateral' && ownsLine('RT', code) ? ['RT', 'LT'] : own
}
