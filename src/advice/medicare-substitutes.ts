// Codes that Medicare does not take, and the visit codes it takes in their place.
import { procedures } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, DROPPED, finding, line, noteCitations, noteSays, together } from './said.ts'
import { visitCandidates } from './visit-candidates.ts'

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
  return together(
    procedures(facts).flatMap((mention) =>
      REFUSED.filter(
        (one) =>
          one.codes.test(mention.code) &&
          (medicare || HAS_ENDED.test(mention.code)) &&
          facts.book.note(one.note, facts.date) !== null,
      ).map((one) => {
        const visit = mention.code.startsWith('99201')
          ? [line('99202', { conditional: 'straightforward MDM, or at least 15 minutes' })]
          : visitCandidates(facts, one.modifiers)
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
          claimLines: [...dropped, ...(one.modifiers.length > 0 ? others : []), ...substitutes],
          asks: [{ slot: mention.code === '99201' ? 'service' : 'new_or_established', weight: 93, text: one.ask }],
        })
      }),
    ),
  )
}
