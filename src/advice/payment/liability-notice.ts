// Which ABN modifier goes on the line: by whether a valid notice was given, and why Medicare is expected not to pay.
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'liability-notice'
const NOT_GIVEN =
  /\b(?:forgot|no|without|did ?n[o']t (?:get|have|sign)|never (?:got|had|signed)|missed|missing)\b.{0,30}\bABN\b|\bABN\b.{0,30}\b(?:not (?:signed|given|obtained)|missing|refused to sign|after the)/i
const REFUSED = /\brefus\w{1,3}\b.{0,20}\bABN\b|\bABN\b.{0,30}\b(?:refus|won't sign|would not sign)/i
const ASKS_NEED =
  /\b(?:need|get|require[sd]?|use|have|give)\b[^.?!]{0,30}\bABN\b|\bABN\b[^.?!]{0,20}\b(?:needed|required|necessary)\b/i
const GIVEN =
  /\bsigned\b.{0,30}\bABN\b|\bABN\b.{0,30}\b(?:on file|signed|was given)|\b(?:has|have|had|got|with) (?:an? |the )?(?:signed |valid )?ABN\b/i
const ASKS_MODIFIER = /\bG[AXYZ]\b/
// Excluded by statute (note `statutory-exclusion`), whatever was signed.
const EXCLUDED =
  /\broutine (?:foot|physical|eye|dental)|\bcosmetic\b|\bhearing aids?\b|\brefraction\b|\b92015\b|\b993[89]\d\b|\bannual physical\b|\b(?:never cover\w*|non-?covered by (?:law|statute)|statutor\w*|excluded)\b/i
const CODING_DENIAL = /\bn?cci\b|\bbundl|\bcolumn\b|\bMUE\b|\bCO-?\s?(?:97|236)/i

/** Claims Processing Manual ch. 30 section 50 and ch. 23; a coding denial (NCCI, MUE) is no matter of an ABN (`compliance`). */
export function liabilityNotice(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (!/\bABN\b/i.test(text) && !(ASKS_MODIFIER.test(text) && EXCLUDED.test(text))) return NOTHING
  if (CODING_DENIAL.test(text))
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          'No: an ABN does not make the patient pay for a code that an NCCI edit or a unit limit denies; that is a coding denial, the patient may not be billed, and no GA goes on it.',
          noteCitations(facts, 'ncci-no-abn'),
        ),
      ],
    })
  const proof = noteCitations(facts, 'abn-modifiers', 'abn-timing')
  if (payer === 'Medicare Advantage')
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          'No ABN for Medicare Advantage: the plan is asked for an organization determination before the service instead.',
          proof,
        ),
      ],
    })
  if (EXCLUDED.test(text))
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          'GY, and GX beside it when a voluntary ABN was signed: what the law excludes needs no ABN and takes no GA. The patient pays, and the denial with GY lets another insurer pay. Where a condition makes it covered and only frequency is in doubt, it is GA instead.',
          noteCitations(facts, 'statutory-exclusion', 'abn-modifiers'),
        ),
      ],
      claimLines: excludedLines(facts, GIVEN.test(text) ? ['GY', 'GX'] : ['GY']),
    })
  const said = REFUSED.test(text)
    ? 'GA, if the ABN was properly given before the service and the refusal is noted on it, best with a witness; the office may also decline the service. Without that it is GZ, and the patient may not be billed. No ABN is called for where Medicare is expected to pay.'
    : NOT_GIVEN.test(text)
      ? 'GZ, not GA: without a valid ABN given before the service, a denial for necessity or frequency falls on the provider, and the patient may not be billed. GY only if the law excludes the service.'
      : GIVEN.test(text)
        ? 'With a valid ABN signed before the service the line carries GA, and when Medicare denies for necessity or frequency the patient may be billed. A defective notice (no reason, no cost, signed late) shifts nothing.'
        : ASKS_NEED.test(text)
          ? 'An ABN is needed before a service that Medicare usually covers and is expected to deny this time, for necessity or for coming too soon; signed before the service, the line then carries GA. Where Medicare is expected to pay none is given, and for what the law excludes it is voluntary (GX with GY).'
          : null
  return advice({
    findings: [said === null ? null : finding(RULE, 'answer', 'likely', said, proof)],
    claimLines: said?.startsWith('GZ')
      ? onlyLine(facts, ['GZ'])
      : said?.startsWith('With a valid')
        ? onlyLine(facts, ['GA'])
        : [],
  })
}

/** The line of the one service that the notice is about; of several the mail does not say which. */
function onlyLine(facts: Facts, modifiers: string[]): ClaimLine[] {
  const [only, ...others] = billable(facts)
  return only && others.length === 0 ? [line(only.record.code, { modifiers, units: only.mention.units ?? 1 })] : []
}

// Codes of services that the law excludes from Medicare, some of them only without a qualifying condition.
const EXCLUDED_CODES = /^(?:993[89]\d|92015|1105[5-7]|11719|G0127|V5\d{3}|S0\d{3})$/

/** GY on what is excluded; the covered services beside it stay as they are. */
function excludedLines(facts: Facts, modifiers: string[]): ClaimLine[] {
  const excluded = billable(facts).filter(({ record }) => EXCLUDED_CODES.test(record.code))
  if (excluded.length === 0) return onlyLine(facts, modifiers)
  return excluded.map(({ mention, record }) => line(record.code, { modifiers, units: mention.units ?? 1 }))
}
