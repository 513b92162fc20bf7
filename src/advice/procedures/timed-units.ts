// Timed therapy codes: units from the total timed minutes of the day.

import { isMedicare } from '../../question/payer.ts'
import type { Quantity } from '../../question/question.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'timed-units'
const BLOCK = 15
// Medicare Claims Processing Manual (100-04) ch. 5 section 20.2: a unit from its eighth minute on.
const LEAST = 8

/** One timed code and one number of minutes; with several codes the minutes of each must be told apart, which is asked. */
export function timedUnits(facts: Facts): Advice {
  const timed = billable(facts).filter(
    ({ record }) => record.unit?.measure === 'minute' && record.unit.amount === BLOCK && /^97/.test(record.code),
  )
  const minutes = minutesOfEach(timed.length, facts)
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
      : together([overTotal(timed, minutes, facts), advice({ asks })])
  const total = minutes[0]?.amount
  if (minutes.length !== 1 || total === undefined) return advice({ asks })
  const units = unitsOf(total)
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

/** The units asked for against what the whole time of the day can carry, where the minutes of each code are not told. */
function overTotal(timed: ReturnType<typeof billable>, minutes: Quantity[], facts: Facts): Advice {
  const total = minutes.length === 1 ? minutes[0]?.amount : undefined
  const asked = timed.map(({ mention }) => mention.units ?? 1).reduce((sum, one) => sum + one, 0)
  if (total === undefined || timed.every(({ mention }) => mention.units === null)) return NOTHING
  const most = unitsOf(total)
  const judged =
    asked > most
      ? `No: ${total} timed minutes carry at most ${most} units`
      : `${total} timed minutes carry up to ${most} units`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${judged} for Medicare over all timed codes together, and ${asked} are counted; the minutes of each code decide how many each gets.`,
        noteCitations(facts, 'eight-minute-rule'),
      ),
    ],
    claimLines:
      asked > most
        ? timed.map(({ mention }) =>
            line(mention.code, {
              units: mention.units ?? 1,
              conditional: `no more than ${most} units of all timed codes together`,
            }),
          )
        : [],
  })
}

function unitsOf(minutes: number): number {
  return minutes < LEAST ? 0 : Math.floor((minutes - LEAST) / BLOCK) + 1
}

/** The minutes of the mail; "30 min each" holds for every code. */
function minutesOfEach(codes: number, { question: { quantities } }: Facts): Quantity[] {
  const minutes = quantities.filter(({ measure }) => measure === 'minute')
  const [only, ...others] = minutes
  const isEach = only !== undefined && others.length === 0 && /\beach$/i.test(only.asWritten)
  return isEach ? Array<Quantity>(codes).fill(only) : minutes
}

/**
 * Medicare pools the timed minutes of the day and gives units to whole blocks first, then to the largest rest; payers that follow CPT
 * count each code by itself. Minutes belong to the codes in the order in which both stand in the mail.
 */
function several(codes: string[], facts: Facts): Advice {
  const minutes = minutesOfEach(codes.length, facts).map(({ amount }) => amount)
  const total = minutes.reduce((sum, one) => sum + one, 0)
  const pooled = unitsOf(total)
  const units = minutes.map((one) => Math.floor(one / BLOCK))
  // Of equal rests the code that has no unit yet takes it, so that what was given is billed.
  const byRest = minutes
    .map((one, at) => ({ at, rest: one % BLOCK, whole: Math.floor(one / BLOCK) }))
    .sort((a, b) => b.rest - a.rest || a.whole - b.whole)
  for (const { at } of byRest) {
    if (units.reduce((sum, one) => sum + one, 0) >= pooled) break
    units[at] = (units[at] ?? 0) + 1
  }
  const alone = minutes.map(unitsOf)
  const named = (counts: number[]) => codes.map((code, at) => `${code} x${counts[at] ?? 0}`).join(' and ')
  const { payer } = facts.question
  const counts = payer === null || isMedicare(payer) ? units : alone
  const same = alone.every((count, at) => count === units[at])
  const byTotal = `${total} timed minutes in all are ${pooled} unit${pooled === 1 ? '' : 's'} for Medicare: ${named(units)}.`
  const byCode = `count each code by itself: ${named(alone)}.`
  const claim = same
    ? `${byTotal} Payers that follow CPT come to the same.`
    : isMedicare(payer)
      ? byTotal
      : payer === null
        ? `${byTotal} Payers that follow CPT ${byCode}`
        : `Payers that follow CPT ${byCode} Where ${payer} counts as Medicare does, ${byTotal.replace(' for Medicare', '')}`
  return advice({
    findings: [
      finding(RULE, 'answer', 'certain', claim, noteCitations(facts, 'eight-minute-rule', 'therapy-midpoint-cpt')),
    ],
    claimLines: codes.map((code, at) => line(code, { units: counts[at] ?? DROPPED })),
  })
}
