// One procedure on several fingers, toes or eyelids, two joints of different sides, or one item for both sides: a line for each with its own modifier, which tells them apart without 59.
import { areTwoSites } from '../../question/laterality.ts'
import { isDigit } from '../../question/modifiers.ts'
import type { MentionedCode } from '../../question/question.ts'
import { ownsLine } from '../claim-lines.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, noteCitations, together } from '../said.ts'
import { ownAddOn } from './add-on.ts'
import { isCentreClaim } from './bilateral.ts'
import { digitsNamed } from './named-digits.ts'

/** NCCI Policy Manual ch. I: anatomic modifiers come before 59; a line without its own digit reads as a duplicate of the first. */
export function severalDigits(facts: Facts): Advice {
  return together(
    billable(facts).map(({ mention, record }) => {
      const digits = ownLinesOf(mention, facts)
      // Where an add-on counts what comes after the first, `primaryUnits` gives the lines.
      if (digits.length < 2 || ownAddOn(record, facts) !== null) return advice({})
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
            `${record.code} goes on ${digits.length} lines, one unit each, with ${listed(digits)}: ${whyApart(digits, facts)}.`,
            [...noteCitations(facts, sourceOf(digits, facts)), record.citation],
          ),
        ],
        claimLines: digits.map((digit) => line(record.code, { modifiers: [digit, ...others] })),
      })
    }),
  )
}

function whyApart(digits: string[], facts: Facts): string {
  if (!digits.some(isDigit) && isCentreClaim(facts))
    return "a surgery center does not use 50 (one line with 2 units is the other way); the surgeon's own claim keeps 50 on one line"
  if (isItem(digits, facts)) return 'each side is an item of its own'
  return digits.some(isDigit)
    ? 'the digit or lid tells the lines apart, so neither 59 nor LT or RT is added. Without them the second line reads as a duplicate'
    : 'two joints are two sites, so not 50, which is for both sides of one; 59 or XS on the second line only if the payer asks for it'
}

function sourceOf(digits: string[], facts: Facts): string {
  if (digits.some(isDigit)) return 'modifier-anatomic'
  if (isCentreClaim(facts)) return 'bilateral-asc'
  return isItem(digits, facts) ? 'dme-two-sides' : 'modifier-anatomic'
}

function isItem(digits: string[], { question }: Facts): boolean {
  return !digits.some(isDigit) && !areTwoSites(question.text)
}

/** The modifiers that give the code a line each: as written, or the sides of equipment that the mail wants for both. */
export function ownLinesOf({ modifiers, code, units }: MentionedCode, facts: Facts): string[] {
  const written = modifiers.filter((modifier) => ownsLine(modifier, code, facts))
  const isOne = units === 1 || billable(facts).length > 1
  const own = written.length === 0 && !isOne ? digitsNamed(facts, units) : written
  const { text } = facts.question
  const isOfTwoSites = own.length === 0 && units === 2 && areTwoSites(text) && isSided(code, facts)
  if (isOfTwoSites) return ['RT', 'LT']
  const isForBoth = facts.question.laterality === 'bilateral' && ownsLine('RT', code, facts)
  return own.length === 0 && isForBoth && !areTwoSites(facts.question.text) ? ['RT', 'LT'] : own
}

function isSided(code: string, { records }: Facts): boolean {
  return records.some((row) => row.code === code && row.bilateral === '1')
}
