// Timed therapy codes: units from the total timed minutes of the day.
import { isMedicare } from '../../question/payer.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'timed-units'
const BLOCK = 15
// Medicare Claims Processing Manual (100-04) ch. 5 section 20.2: a unit from its eighth minute on.
const LEAST = 8

/** One timed code and one number of minutes; with several codes the minutes of each must be told apart, which is asked. */
export function timedUnits(facts: Facts): Advice {
  const timed = billable(facts).filter(
    ({ record }) => record.unit?.measure === 'minute' && record.unit.amount === BLOCK && /^97/.test(record.code),
  )
  const minutes = facts.question.quantities.filter((quantity) => quantity.measure === 'minute')
  const [first] = timed
  if (!first) return NOTHING
  const proof = noteCitations(facts, 'eight-minute-rule')
  const asks: Advice['asks'] = [
    { slot: 'minutes', weight: 91, text: 'the timed minutes of each code and of the whole day' },
  ]
  if (timed.length > 1)
    return minutes.length === timed.length
      ? several(
          timed.map(({ record }) => record.code),
          facts,
        )
      : advice({ asks })
  const total = minutes[0]?.amount
  if (minutes.length !== 1 || total === undefined) return advice({ asks })
  const units = total < LEAST ? 0 : Math.floor((total - LEAST) / BLOCK) + 1
  if (units === 0)
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          `${total} timed minutes are under ${LEAST}: no unit of ${first.record.code} is billed.`,
          proof,
        ),
      ],
      claimLines: [line(first.record.code, { conditional: `only from ${LEAST} minutes on` })],
    })
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${total} timed minutes are ${units} unit${units === 1 ? '' : 's'} of ${first.record.code} when no other timed code was given that day.`,
        [...proof, first.record.citation],
      ),
    ],
    claimLines: [line(first.record.code, { units })],
    asks,
  })
}

/**
 * Medicare pools the timed minutes of the day and gives units to whole blocks first, then to the largest rest; payers that follow CPT
 * count each code by itself. Minutes belong to the codes in the order in which both stand in the mail.
 */
function several(codes: string[], facts: Facts): Advice {
  const minutes = facts.question.quantities.filter(({ measure }) => measure === 'minute').map(({ amount }) => amount)
  const total = minutes.reduce((sum, one) => sum + one, 0)
  const pooled = total < LEAST ? 0 : Math.floor((total - LEAST) / BLOCK) + 1
  const units = minutes.map((one) => Math.floor(one / BLOCK))
  // Of equal rests the code that has no unit yet takes it, so that what was given is billed.
  const byRest = minutes
    .map((one, at) => ({ at, rest: one % BLOCK, whole: Math.floor(one / BLOCK) }))
    .sort((a, b) => b.rest - a.rest || a.whole - b.whole)
  for (const { at } of byRest) {
    if (units.reduce((sum, one) => sum + one, 0) >= pooled) break
    units[at] = (units[at] ?? 0) + 1
  }
  const alone = minutes.map((one) => (one < LEAST ? 0 : Math.floor((one - LEAST) / BLOCK) + 1))
  const named = (counts: number[]) => codes.map((code, at) => `${code} x${counts[at] ?? 0}`).join(' and ')
  const { payer } = facts.question
  const counts = payer === null || isMedicare(payer) ? units : alone
  const same = alone.every((count, at) => count === units[at])
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${total} timed minutes in all are ${pooled} unit${pooled === 1 ? '' : 's'} for Medicare: ${named(units)}. ${same ? 'Payers that follow CPT come to the same.' : `Payers that follow CPT count each code by itself: ${named(alone)}.`}`,
        noteCitations(facts, 'eight-minute-rule', 'therapy-midpoint-cpt'),
      ),
    ],
    claimLines: codes.map((code, at) => line(code, { units: counts[at] ?? DROPPED })),
  })
}
