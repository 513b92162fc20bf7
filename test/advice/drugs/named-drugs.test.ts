// Drugs by their name beside a dose; of several sizes the one of the date that holds the dose.
import { expect, test } from 'vitest'
import { namedDrugs } from '../../../src/advice/drugs/named-drugs.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, record } from '../book-of.ts'

const TODAY = day('2026-11-24')
const END = day('2024-03-31')
const acetate = (code: string, mg: number, given = {}) =>
  record(code, `Injection, methylprednisolone acetate, ${mg} mg`, {
    unit: { amount: mg, measure: 'mg' },
    synonyms: [`depo-medrol ${mg}`, 'depo medrol'],
    ...given,
  })
// As in the loaded book, the search also finds what has ended.
const all = bookOf({
  records: [
    ...([20, 40, 80] as const).map((mg, at) => acetate(`J10${at + 2}0`, mg, { validTo: END })),
    acetate('J1010', 1, { validFrom: day('2024-04-01') }),
    record('J1885', 'Injection, ketorolac tromethamine, per 15 mg', {
      unit: { amount: 15, measure: 'mg' },
      synonyms: ['toradol', 'ketorolac'],
    }),
    record('99213', 'Visit'),
    record('A4206', 'Syringe', { unit: { amount: 1, measure: 'each' }, synonyms: ['toradol'] }),
  ],
})

const book = {
  ...all,
  search: (words: string) => all.search(words, { date: day('2024-03-31') }).concat(all.search(words, { date: TODAY })),
}

function drugsOf(text: string): string[] {
  const [question] = readQuestions(text, book, TODAY)
  return question ? namedDrugs(gatherFacts(question, book, TODAY)).map(({ code }) => code) : []
}

test.each([
  ['Depo Medrol 80 mg IM on 3/31/2024', ['J1040']],
  ['Depo-Medrol 60 mg IM on 3/31/2024', ['J1040']],
  ['Depo Medrol 80 mg IM on 4/1/2024', ['J1010']],
  ['gave 60 mg of Toradol', ['J1885']],
  ['J1885 with Depo Medrol 80 mg', []],
  ['99213 and gave 60 mg of Toradol', ['J1885']],
  ['knee injection, 80 mg', []],
])('%s', (text, codes) => {
  expect(drugsOf(text)).toEqual(codes)
})
