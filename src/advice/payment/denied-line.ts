// Which of several lines a payer denied as bundled, and where a modifier that parts them belongs.
import { isModifier } from '../../question/modifiers.ts'
import { separateFrom } from '../claim-lines.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const BUNDLED = /^(?:CO-|OA-|PI-)?(?:97|231|234|236)$/
// "CO-97 97530", "denied 97530"; "97530 was denied", "97530 CO-97".
const DENIED_BEFORE =
  /(?:\b(?:CO|OA|PI)[- ]?\d{1,3}|\bden(?:ied|ying|ies|ial(?: of)?))\W{0,3}(?:on |for |the |line )?$/i
const DENIED_BEHIND =
  /^(?:-\w\w)?,? (?:(?:was|were|is|got|gets|keeps?|getting|being|as|line) ){0,3}(?:den(?:ied|ying)|(?:CO|OA|PI)[- ]?\d)/i
// How far around a code a denial is looked for, in characters.
const REACH = 30

/** The one code that the mail says was denied as bundled; null where it does not tell. */
export function deniedCode(facts: Facts): string | null {
  const { text, denialCodes } = facts.question
  if (!denialCodes.some((code) => BUNDLED.test(code))) return null
  const denied = billable(facts).filter(({ mention: { asWritten } }) => {
    return [...text.matchAll(new RegExp(`\\b${asWritten}`, 'g'))].some(({ index }) => {
      const end = index + asWritten.length
      return (
        DENIED_BEFORE.test(text.slice(Math.max(0, index - REACH), index)) ||
        DENIED_BEHIND.test(text.slice(end, end + REACH))
      )
    })
  })
  return denied.length === 1 ? (denied[0]?.record.code ?? null) : null
}

/** The codes that carry 59 or X beside the denied one although no edit of the table wants it there. */
export function misplacedDistinct(facts: Facts): string[] {
  const denied = deniedCode(facts)
  if (denied === null) return []
  return billable(facts)
    .filter(
      ({ mention, record }) =>
        record.code !== denied &&
        mention.modifiers.some((one) => one === '59' || /^X[EPSU]$/.test(one)) &&
        facts.book.pairs(record.code, denied, facts.date).length === 0,
    )
    .map(({ record }) => record.code)
}

/** The line as it should go out: the modifier on the denied code, if the record carries it. */
export function deniedLine(facts: Facts): Advice {
  const forgotten = forgottenLines(facts)
  if (forgotten.length > 0) return advice({ claimLines: forgotten })
  const denied = deniedCode(facts)
  const partners = misplacedDistinct(facts)
  const [first] = partners
  if (denied === null || first === undefined) return NOTHING
  return advice({
    findings: [
      finding(
        'denied-line',
        'answer',
        'depends',
        `A payer that bundles them looks for 59 on the line that it denied, ${denied}, and not on ${listed(partners)}: a corrected claim with 59 there, only if the record shows separate time, site or session.`,
        noteCitations(facts, 'modifier-59', 'carc-97'),
      ),
    ],
    claimLines: [line(denied, { modifiers: ['59'], conditional: separateFrom(first) })],
  })
}

const FORGOTTEN =
  /\b([0-9A-Z]{2}) (?:(?:modifier|mod) )?(?:was |is |were )?(?:missing|left off|omitted|forgotten)\b|\b(?:forgot|missed|left off|omitted|without)(?: (?:the|a|to (?:add|put)|modifier|mod))* ([0-9A-Z]{2})\b/
const THERAPY = /^(?:97|92)\d{3}$/

/** A modifier that the mail calls forgotten stands on the line as it should go out: of therapy on each therapy code, else on the one code. */
function forgottenLines(facts: Facts): ClaimLine[] {
  const [, before, behind] = FORGOTTEN.exec(facts.question.text) ?? []
  const modifier = before ?? behind
  if (modifier === undefined || !isModifier(modifier)) return []
  const codes = billable(facts).filter(({ record }) => !/^G[NOP]$/.test(modifier) || THERAPY.test(record.code))
  if (codes.length > 1 && !/^G[NOP]$/.test(modifier)) return []
  return codes.map(({ mention, record }) => line(record.code, { modifiers: [modifier], units: mention.units ?? 1 }))
}
