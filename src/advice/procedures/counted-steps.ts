// Codes chosen by how many were treated in all, each reported once: the count in the mail decides which fits.
import { amountOf } from '../../question/quantities.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, together } from '../said.ts'

type Step = { code: string; from: number; to: number }

// The counts are part of what each code means (see its explanation in the book); the nouns are what the mail must count.
const FAMILIES: { nouns: string[]; steps: Step[] }[] = [
  {
    nouns: ['callus', 'lesion'],
    steps: [
      { code: '11055', from: 1, to: 1 },
      { code: '11056', from: 2, to: 4 },
      { code: '11057', from: 5, to: Number.POSITIVE_INFINITY },
    ],
  },
  {
    nouns: ['nail'],
    steps: [
      { code: '11720', from: 1, to: 5 },
      { code: '11721', from: 6, to: Number.POSITIVE_INFINITY },
    ],
  },
  {
    nouns: ['wart', 'lesion'],
    steps: [
      { code: '17110', from: 1, to: 14 },
      { code: '17111', from: 15, to: Number.POSITIVE_INFINITY },
    ],
  },
  {
    nouns: ['muscle'],
    steps: [
      { code: '20552', from: 1, to: 2 },
      { code: '20553', from: 3, to: Number.POSITIVE_INFINITY },
    ],
  },
]

export function countedSteps(facts: Facts): Advice {
  const named = billable(facts).map(({ record }) => record.code)
  return together(
    billable(facts).flatMap(({ mention, record }) => {
      const family = FAMILIES.find(({ steps }) => steps.some((step) => step.code === record.code))
      const count = facts.question.quantities.find((quantity) => family?.nouns.includes(quantity.measure))
      const fit = count && family?.steps.find((step) => step.from <= count.amount && count.amount <= step.to)
      const row = fit && facts.book.onDate(fit.code, facts.date)[0]
      if (!family || !count || !fit || !row) return []
      const claim = `${amountOf(count.amount, count.measure)} are ${fit.code}, one unit${named.includes(fit.code) ? '' : `, in place of ${record.code}`}: the code counts them all.`
      const change = fit.code === record.code ? [] : [line(record.code, { units: DROPPED })]
      return [
        advice({
          findings: [finding('counted-steps', 'answer', 'certain', claim, [row.citation, record.citation])],
          claimLines: [...change, line(fit.code, { modifiers: mention.modifiers })],
        }),
      ]
    }),
  )
}
