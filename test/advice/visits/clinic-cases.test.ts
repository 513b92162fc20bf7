// What offices, nurseries, screenings and therapists ask in passing: each told case answers first, and what sounds like it stays silent.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: ['99213', '81002', '81003', '90833', '99238', '54150', '99392', '96110', '99188', '15853', 'G0101'].map(
    (code) => record(code, `Service ${code}`, { globalDays: 'XXX' }),
  ),
}

test.each([
  ['UA dip with 99213, 81002 or 81003? we use an analyzer', /^81003: a strip read by an analyzer/],
  [
    'sutures placed in the ER, our established pt came to have them removed. bill?',
    /^Yes: stitches that somebody else/,
  ],
  ['LCSW billed 99213, denied. why', /^No: psychologists, social workers/],
  ['psychologist wants to bill 90833, medicare', /^No: psychologists, social workers/],
  ['newborn in hospital day 1, discharged day 2. codes', /^A healthy newborn: 99460/],
  ['Medicare pap and pelvic same day, low risk, codes and dx?', /^G0101 for the pelvic/],
  ['twins, first vaginal second c-section, codes?', /^First twin vaginally, second by cesarean: 59510/],
  ['15 month well check with MCHAT and fluoride, code?', /^By age the preventive visit is 99392/],
])('%s', (text, first) => {
  expect(saying(text, rows).answers).toMatch(new RegExp(first.source, 'm'))
})

test('a case that settles a mail puts its codes on the claim and keeps guesses from words away', () => {
  const said = saying('sutures placed in the ER, our established pt came to have them removed. bill?', rows)
  expect(said.lines.join()).toMatch(/99212.*15853/)
  expect(said.lines.join()).not.toMatch(/9928/)
})

test('what is otherwise keeps a case away', () => {
  expect(saying('physical therapist billed 99213', rows).answers).not.toMatch(/^No: psychologists/m)
  expect(saying('medicare pap, last one in June 2025, when again?', rows).answers).not.toMatch(/^G0101 for/m)
  expect(saying('UA with microscopy by analyzer, 81001?', rows).answers).not.toMatch(/^81003: /m)
})
