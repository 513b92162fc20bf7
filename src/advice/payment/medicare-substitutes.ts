// Codes that Medicare does not take, and the visit codes it takes in their place.
import { isMedicare } from '../../question/payer.ts'
import { minutesIn } from '../../question/quantities.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Finding } from '../finding.ts'
import { advice, DROPPED, finding, line, noteCitations, noteSays, together } from '../said.ts'
import { visitCandidates } from '../visits/visit-candidates.ts'

const RULE = 'medicare-substitutes'

type Refused = { codes: RegExp; note: string; modifiers: string[]; ask: string }

const REFUSED: Refused[] = [
  {
    codes: /^992(?:4[1-5]|5[1-5])$/,
    note: 'em-consultations',
    modifiers: [],
    ask: 'new or established, the setting, and MDM or total time',
  },
  {
    codes: /^9944[1-3]$/,
    note: 'audio-only-codes-ended',
    modifiers: ['93'],
    ask: "the patient's location, why sound only, and MDM or time",
  },
  {
    codes: /^980(?:0\d|1[0-5])$/,
    note: 'telehealth-98000-medicare',
    modifiers: [],
    ask: "the patient's location, video or sound only, and MDM or time",
  },
  {
    codes: /^S\d{4}$/,
    note: 's-codes-medicare',
    modifiers: [],
    ask: 'the visit level elements, and whether the plan takes S codes',
  },
  {
    codes: /^99201$/,
    note: 'em-99201-ended',
    modifiers: [],
    ask: 'the elements of medical decision making (problems, data, risk)',
  },
]

// Ended for every payer; the note's own dates say since when. Files of one quarter hold no ends.
const HAS_ENDED = /^(?:99201|9944[1-3])$/

export function medicareSubstitutes(facts: Facts): Advice {
  const medicare = /^medicare$/i.test(facts.question.payer ?? '')
  return together([
    ...(medicare ? notValid(facts) : []),
    ...procedures(facts).flatMap((mention) =>
      REFUSED.filter(
        (one) =>
          one.codes.test(mention.code) &&
          (medicare || HAS_ENDED.test(mention.code)) &&
          facts.book.note(one.note, facts.date) !== null,
      ).map((one) => {
        const visit = visitFor(mention.code, one, facts)
        // S codes stand for many things; only those that stand for a visit are answered with one.
        const substitutes =
          mention.code.startsWith('S') &&
          !/\bcare\b|\bvisit\b|\bclinic\b/i.test(facts.records.find((row) => row.code === mention.code)?.title ?? '')
            ? []
            : visit
        const dropped =
          facts.book.onDate(mention.code, facts.date).length > 0 ? [line(mention.code, { units: DROPPED })] : []
        const others = facts.book
          .history(mention.code)
          .flatMap((row) => row.replacedBy)
          .map((code) => line(code, { units: DROPPED }))
        return advice({
          findings: [
            noteSays(facts, one.note, RULE, 'answer'),
            ...byPhone(mention.code, facts),
            // Of a code that has ended, `validity` says so already.
            facts.book.onDate(mention.code, facts.date).length === 0
              ? null
              : finding(
                  RULE,
                  'answer',
                  'certain',
                  `So ${mention.code} is not the code for this claim, with or without a modifier.`,
                  noteCitations(facts, one.note),
                ),
          ],
          claimLines: [
            ...dropped,
            ...(one.modifiers.length > 0
              ? others.filter(({ code }) => !substitutes.some((other) => other.code === code))
              : []),
            ...substitutes,
          ],
          asks: [{ slot: mention.code === '99201' ? 'service' : 'new_or_established', weight: 93, text: one.ask }],
        })
      }),
    ),
  ])
}

/** The lines of the visit that takes the code's place. */
function visitFor(code: string, { modifiers }: Refused, facts: Facts): ClaimLine[] {
  if (code === '99201') return [line('99202', { conditional: 'straightforward MDM, or at least 15 minutes' })]
  // A consultation in hospital is the consultant's first visit of the stay.
  if (/^9925[1-5]$/.test(code))
    return [
      line('99222', { conditional: 'first hospital visit of the stay, 99221-99223; level by decision making or time' }),
    ]
  return PHONE.test(code) ? phoneLines(facts) : visitCandidates(facts, modifiers)
}

const PHONE = /^9944[1-3]$/
// The telephone codes were for established patients; minutes to be met or exceeded (E/M rules of 2025).
const BY_PHONE: { least: number; medicare: string; cpt: string }[] = [
  { least: 40, medicare: '99215', cpt: '98015' },
  { least: 30, medicare: '99214', cpt: '98014' },
  { least: 20, medicare: '99213', cpt: '98013' },
  { least: 10, medicare: '99212', cpt: '98012' },
]

function phoneLines(facts: Facts): ClaimLine[] {
  const { payer } = facts.question
  const minutes = minutesIn(facts.question.quantities)
  const { medicare, cpt } = BY_PHONE.find(({ least }) => minutes === undefined || minutes >= least) ?? NO_LEVEL
  const level =
    minutes === undefined
      ? 'level by decision making or time'
      : `by ${minutes} minutes; decision making may carry another level`
  if (minutes === undefined)
    return [
      ...(payer === null || isMedicare(payer)
        ? [line('99213', { modifiers: ['93'], conditional: `Medicare, 99212-99215; ${level}` })]
        : []),
      ...(isMedicare(payer) ? [] : [line('98013', { conditional: `payers that follow CPT, 98012-98015; ${level}` })]),
    ]
  return [
    ...((payer === null || isMedicare(payer)) && medicare !== ''
      ? [line(medicare, { modifiers: ['93'], conditional: `Medicare; ${level}` })]
      : []),
    ...(!isMedicare(payer) && cpt !== '' ? [line(cpt, { conditional: `if the payer follows CPT; ${level}` })] : []),
  ]
}

const NO_LEVEL = { least: 0, medicare: '', cpt: '' }

/** What another payer takes in place of a telephone code. */
function byPhone(code: string, facts: Facts): (Finding | null)[] {
  const { payer } = facts.question
  if (!PHONE.test(code) || payer === null || isMedicare(payer)) return []
  const cited = phoneLines(facts).flatMap(({ code: named }) => facts.book.onDate(named, facts.date).slice(0, 1))
  const [first] = cited
  return [
    first
      ? finding(
          RULE,
          'answer',
          'depends',
          `For ${payer}: ${first.code} if it follows CPT and takes these codes; else the office visit with 93. See its policy.`,
          [first.citation],
        )
      : null,
  ]
}

// What Medicare wants in the place of a code of status I; each note says from which minute on.
const INSTEAD: Record<string, { code: string; note: string; isSame?: true }> = {
  99417: { code: 'G2212', note: 'prolonged-cpt-medicare' },
  99418: { code: 'G0316', note: 'prolonged-hospital-medicare' },
  // No minutes to reach, so it goes on the claim at once.
  97014: { code: 'G0283', note: 'electrical-stimulation', isSame: true },
}

/** A code of fee schedule status I for which no substitute is known here: its line falls away, and that is said. */
function notValid(facts: Facts): Advice[] {
  return billable(facts)
    .filter(({ record }) => record.status === 'I' && !REFUSED.some(({ codes }) => codes.test(record.code)))
    .map(({ record, mention }) => {
      const instead = INSTEAD[record.code]
      const which = instead === undefined ? 'another code for the service' : `${instead.code} in its place`
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `Medicare does not accept ${record.code} (fee schedule status I) and wants ${which}, so ${record.code} is not on the lines.`,
            [record.citation, ...noteCitations(facts, instead?.note ?? 'pfs-status-i')],
          ),
        ],
        claimLines: instead?.isSame
          ? [line(instead.code, { modifiers: mention.modifiers, units: mention.units ?? 1 })]
          : [],
      })
    })
}
