// G2211, the visit complexity add-on: with an office visit, since 2026 with a home visit too, and beside modifier 25 by what the 25 is for and the date.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'visit-complexity'
const PAID_SINCE = '2024-01-01'
const PREVENTIVE_SINCE = '2025-01-01'
const HOME_SINCE = '2026-01-01'
const OFFICE = /^992(?:0[2-5]|1[1-5])$/
const HOME = /^993(?:4[1245789]|50)$/
const IS_PREVENTIVE =
  /\b(?:vaccin|immuni[sz]|flu shot|AWV|annual wellness|preventive|G0008|G0009|G0010|G043[89]|G0402|9047[1-4])/i

/** Medicare physician fee schedule final rules CY2024 to CY2026 (notes `g2211-use` and `g2211-with-25`, which are dated). */
export function visitComplexity(facts: Facts): Advice {
  const named = billable(facts)
  const carriesIt = (code: string) => OFFICE.test(code) || (facts.date >= HOME_SINCE && HOME.test(code))
  const visit = named.find(({ record }) => carriesIt(record.code))
  if (!named.some(({ record }) => record.code === 'G2211')) return NOTHING
  if (!visit)
    return withoutVisit(
      named.map(({ record }) => record.code),
      facts,
    )
  const is25 = visit.mention.modifiers.includes('25')
  const { payer } = facts.question
  const [said, proof] = is25 ? with25(visit.record.code, facts) : without25(visit.record.code, facts)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        ownPlan(facts)
          ? `It depends on the plan: G2211 is Medicare's code, which ${payer === 'Commercial' ? 'private plans' : payer} may pay, bundle or not take, by its own policy. For Medicare: ${said}`
          : said,
        noteCitations(facts, ...proof, ...(ownPlan(facts) ? ['payer-policy'] : [])),
      ),
    ],
    claimLines: [
      line('G2211', {
        ...(is25 && !IS_PREVENTIVE.test(facts.question.text) && !ownPlan(facts) ? { units: DROPPED } : {}),
        conditional: !is25
          ? 'only with a lasting care relation shown in the record'
          : facts.date >= PREVENTIVE_SINCE
            ? 'not for Medicare with a minor procedure that day; only if the 25 is due to a preventive service'
            : 'not for Medicare beside a visit with 25',
      }),
    ],
    asks: is25 ? [{ slot: 'service', weight: 90, text: 'the other services of that day' }] : [],
  })
}

/** A plan of its own rules, which may pay what Medicare does not. */
function ownPlan({ question: { payer } }: Facts): boolean {
  return payer !== null && !payer.startsWith('Medicare')
}

/** An add-on without its visit; asked about alone it is explained by its note, unless the mail says that there is none. */
function withoutVisit(codes: string[], facts: Facts): Advice {
  const others = codes.filter((code) => code !== 'G2211')
  if (others.length === 0 && !/\b(?:alone|without|by itself|no visit)\b/i.test(facts.question.text)) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: G2211 adds to ${facts.date >= HOME_SINCE ? 'an office visit (99202-99215) or a home or residence visit (99341-99350)' : 'an office visit (99202-99215)'} of the same practitioner that day and is not billed ${others.length > 0 ? `with ${listed(others, 'or')} in its place` : 'alone'}.`,
        noteCitations(facts, 'g2211-use', 'g2211-bundled'),
      ),
    ],
    claimLines: [line('G2211', { units: DROPPED })],
    asks: [{ slot: 'service', weight: 90, text: 'which visit was billed that day' }],
  })
}

function with25(visit: string, facts: Facts): [string, string[]] {
  const note = facts.book.note('g2211-with-25', facts.date)?.text ?? ''
  const isPreventive = IS_PREVENTIVE.test(facts.question.text)
  const minor = minorProcedure(facts)
  const lead =
    isPreventive && facts.date >= PREVENTIVE_SINCE
      ? `Yes, when the 25 on ${visit} is due to the preventive service${minor === undefined ? '' : `, but not on a day with ${minor}`}`
      : isPreventive
        ? `No, not before ${PREVENTIVE_SINCE}, whatever the 25 on ${visit} is for`
        : `Not when the 25 on ${visit} is for a minor procedure`
  return [`${lead}: ${note}`, ['g2211-with-25']]
}

/** A minor procedure of the mail, for which the 25 then stands. */
function minorProcedure(facts: Facts): string | undefined {
  return billable(facts).find(({ record }) => record.globalDays === '000' || record.globalDays === '010')?.record.code
}

function without25(visit: string, facts: Facts): [string, string[]] {
  return facts.date < PAID_SINCE
    ? [`No: before ${PAID_SINCE} Medicare bundled G2211 and did not pay it.`, ['g2211-bundled']]
    : [
        `Yes: G2211 goes with ${visit}, which carries no 25, when the practitioner is the continuing focus of the patient's care or treats a serious condition over time.`,
        ['g2211-use'],
      ]
}
