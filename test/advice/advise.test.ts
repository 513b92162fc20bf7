// What the rules say, on a book of a few rows.
import { expect, test } from 'vitest'
import { advise } from '../../src/advice/advise.ts'
import { gatherFacts } from '../../src/advice/facts.ts'
import type { Advice } from '../../src/advice/finding.ts'
import { readQuestions } from '../../src/question/read-question.ts'
import { addOn, bookOf, cited, day, note, pair, type Rows, record, unitLimit } from './book-of.ts'

const TODAY = day('2024-08-01')
const mg = (amount: number) => ({ amount, measure: 'mg' as const })
const visit = record('99213', 'Visit', { globalDays: 'XXX' })
const jointInjection = record('20610', 'Injection into a large joint', { globalDays: '000', bilateral: '1' })
const first = record('0470T', 'Skin imaging, first lesion')
const further = record('0471T', 'Skin imaging, each lesion after the first')
const ketorolac = record('J1885', 'Injection, ketorolac tromethamine, per 15 mg', { unit: mg(15) })

function say(text: string, rows: Rows, today = TODAY): Advice {
  const book = bookOf(rows)
  const [question] = readQuestions(text, book, today)
  if (!question) throw new Error('no question was read')
  return advise(gatherFacts(question, book, today))
}
const lines = (advice: Advice) =>
  advice.claimLines.map(
    (line) => `${[line.code, ...line.modifiers].join('-')} x${line.units}${line.conditional ? '?' : ''}`,
  )
const claims = (advice: Advice) => advice.findings.map((finding) => finding.claim).join('\n')

test('three lesions are the primary once and its add-on twice, without modifier 59', () => {
  const advice = say('Can 0470T and 0471T be billed together? We imaged 3 lesions.', {
    records: [first, further],
    addOns: [addOn('0471T', '0470T')],
  })
  expect(lines(advice)).toEqual(['0470T x1', '0471T x2'])
  expect(claims(advice)).toMatch(/Yes: 0471T is an add-on/)
  expect(claims(advice)).toMatch(/No modifier 59 is needed/)
})

test('the count of any family goes the same way, whatever the order of the codes', () => {
  const rows = {
    records: [record('11732', 'Each nail after the first'), record('11730', 'Pulling off one nail')],
    addOns: [addOn('11732', '11730')],
  }
  expect(lines(say('11732 and 11730 for 4 nails', rows))).toEqual(['11730 x1', '11732 x3'])
})

test('codes that ended without a successor are answered for the time they were valid, and the end is said', () => {
  const end = { validTo: day('2022-12-31') }
  const rows = {
    records: [record('0470T', 'First', end), record('0471T', 'Further', end)],
    addOns: [addOn('0471T', '0470T', 1, end)],
  }
  const advice = say('Can 0470T and 0471T be billed together? We imaged 3 lesions.', rows)
  expect(lines(advice)).toEqual(['0470T x1?', '0471T x2?'])
  expect(claims(advice)).toMatch(/through 2022-12-31 only/)
  expect(advice.asks[0]?.slot).toBe('date_of_service')
})

test('an add-on alone asks for its primary, and a visit is not it', () => {
  const advice = say('99213-25 and 17003 denied N122', {
    records: [visit, record('17003', 'Each further'), record('17000', 'First')],
    addOns: [addOn('17003', '17000')],
  })
  expect(claims(advice)).toMatch(/only with its primary, 17000.*99213 is not among its primaries/)
  expect(lines(advice)).toContain('17000 x1?')
})

test('an edit with indicator 0 never leaves two unconditional lines', () => {
  const advice = say('99211 and 96372 together?', {
    records: [record('99211', 'Nurse visit'), record('96372', 'Injection')],
    pairs: [pair('96372', '99211', 0)],
  })
  expect(claims(advice)).toMatch(
    /^No: NCCI pairs 96372 \(column one\) and 99211 \(column two\) with modifier indicator 0/m,
  )
  expect(lines(advice).filter((line) => !line.endsWith('?'))).toEqual(['96372 x1'])
})

test('an edit with indicator 1 gives column two a conditional 59 and names the documentation', () => {
  const rows = {
    records: [record('97597', 'Debridement of a wound surface'), record('11042', 'Debridement to fat')],
    pairs: [pair('11042', '97597', 1)],
  }
  const advice = say('97597 with 11042 on DOS 2024-08-01', rows)
  expect(lines(advice)).toEqual(['97597-59 x1?', '11042 x1'])
  expect(claims(advice)).toMatch(/indicator 1/)
  expect(advice.findings.some((finding) => finding.role === 'documentation')).toBe(true)
  expect(advice.findings[0]?.citations[0]).toEqual(cited('NCCI PTP practitioner', '2024 Q3', '11042/97597'))
})

test('sides told apart by LT and RT need no 59', () => {
  const rows = {
    records: [record('66982', 'Complex cataract'), record('66984', 'Cataract')],
    pairs: [pair('66982', '66984', 1)],
  }
  expect(lines(say('66982-LT and 66984-RT bundled?', rows))).toEqual(['66982-LT x1', '66984-RT x1'])
})

test('an edit that ended before the date of service is not applied, and its end is said', () => {
  const rows = {
    records: [first, further],
    pairs: [pair('0470T', '0471T', 0, { validTo: day('2023-12-31') })],
    notes: [note('no-row-not-permission', 'That NCCI holds no edit is not permission.')],
  }
  const said = claims(say('0470T with 0471T', rows))
  expect(said).not.toMatch(/NCCI pairs|any modifier bypasses/)
  expect(said).toMatch(/holds no edit for 0470T with 0471T.*indicator 0\) ended on 2023-12-31/)
})

test('no row is not permission', () => {
  const rows = {
    records: [record('11720', 'Nails'), record('20610', 'Joint')],
    notes: [note('no-row-not-permission', 'That NCCI holds no edit is not permission.')],
  }
  expect(claims(say('11720 with 20610?', rows))).toMatch(/absence of a row is not permission/)
})

test('a visit with a minor procedure takes 25 only when the note supports it', () => {
  const advice = say('CO-97 on 99213 with 20610', { records: [visit, jointInjection] })
  expect(lines(advice)).toEqual(['99213-25 x1?', '20610 x1'])
})

test('the decision for a procedure with 90 days takes 57', () => {
  const advice = say('99213 and 23500 same day, 25 or 57 on the visit?', {
    records: [visit, record('23500', 'Clavicle', { globalDays: '090' })],
  })
  expect(lines(advice)[0]).toBe('99213-57 x1?')
  expect(claims(advice)).toMatch(/Modifier 57, not 25/)
})

test.each([
  ['J1885 60 mg', ['J1885 x4']],
  ['J1885 61 mg', ['J1885 x5']],
  ['J1885 5 mg', ['J1885 x1']],
])('%s', (text, expected) => {
  expect(lines(say(text, { records: [ketorolac] }))).toEqual(expected)
})

test('waste of a single-dose vial goes on a line of its own', () => {
  const botulinum = record('J0585', 'Injection, onabotulinumtoxina, 1 unit', { unit: { amount: 1, measure: 'unit' } })
  const advice = say('155 units given from one 200 unit vial, 45 wasted. J0585 x 200?', { records: [botulinum] })
  expect(lines(advice)).toEqual(['J0585 x155', 'J0585-JW x45?'])
})

test('the dose of each knee counts twice, and bilateral indicator 1 takes 50 on one line', () => {
  const triamcinolone = record('J3301', 'Injection, triamcinolone, 10 mg', { unit: mg(10) })
  expect(
    lines(say('Kenalog 40mg each knee, bilateral. 20610-50, J3301 x ?', { records: [jointInjection, triamcinolone] })),
  ).toEqual(['20610-50 x1', 'J3301 x8'])
})

test('units over an absolute limit are said to be over it', () => {
  const advice = say('J1885 x 20', { records: [ketorolac], unitLimits: [unitLimit('J1885', 8, 2)] })
  expect(claims(advice)).toMatch(/MAI 2.*20 units here are over it/)
  expect(advice.claimLines[0]?.conditional).toMatch(/over the unit limit/)
})

test('the code valid on the date of service is billed, not its successor', () => {
  const rows = {
    records: [
      record('J1030', 'Methylprednisolone 40 mg', { unit: mg(40), validTo: day('2024-03-31'), replacedBy: ['J1010'] }),
      record('J1010', 'Methylprednisolone 1 mg', { unit: mg(1), validFrom: day('2024-04-01') }),
    ],
  }
  const advice = say('J1030 DOS 3/15/2024, 40 mg. Should I rebill with J1010?', rows)
  expect(lines(advice)).toEqual(['J1030 x1'])
  expect(claims(advice)).toMatch(/J1010 starts on 2024-04-01/)
})

test('a code that ended names what took its place', () => {
  const rows = {
    records: [
      record('J1030', 'Old', { validTo: day('2024-03-31'), replacedBy: ['J1010'] }),
      record('J1010', 'New', { validFrom: day('2024-04-01') }),
    ],
  }
  const advice = say('J1030 rejected, DOS 2024-06-01', rows)
  expect(claims(advice)).toMatch(/J1030 ended on 2024-03-31.*use J1010/)
  expect(lines(advice)).toEqual(['J1010 x1?'])
})

test('a heading is not put on a claim', () => {
  const rows = {
    records: [record('M54.5', 'Low back pain', { billable: false }), record('M54.50', 'Low back pain, unspecified')],
  }
  const advice = say('M54.5 rejected as invalid', rows)
  expect(claims(advice)).toMatch(/M54.5 is a heading/)
  expect(lines(advice)).toEqual(['M54.50 x1?'])
})

test('a code the book does not hold is said to be missing, and nothing is guessed about it', () => {
  const rows = {
    records: [],
    releases: [{ source: 'HCPCS Level II', edition: 'July 2024', validFrom: null, validTo: null, rows: 1, file: '' }],
  }
  const advice = say('is J9999 covered?', rows)
  expect(claims(advice)).toMatch(/J9999 is not in the code releases loaded here/)
  expect(advice.claimLines).toEqual([])
})

test('is it covered? depends, with what the code means and what decides', () => {
  const advice = say('is J1885 covered?', { records: [ketorolac] })
  expect(claims(advice)).toMatch(/depends on the payer, the diagnosis/)
  expect(claims(advice)).toMatch(/one unit for each 15 mg/)
  expect(advice.asks.map((ask) => ask.slot).slice(0, 4)).toEqual(['payer', 'diagnosis', 'dose', 'place_of_service'])
})

test('words alone give candidates of one family, none of them asserted', () => {
  const rows = { records: [first, further, visit], addOns: [addOn('0471T', '0470T')] }
  const advice = say('how do I bill skin imaging of three skin lesions?', rows)
  expect(lines(advice)).toEqual(['0470T x1?', '0471T x2?'])
})

test('a date outside the loaded release is a caveat that cites the release', () => {
  const release = {
    source: 'NCCI PTP practitioner',
    edition: '2024 Q3',
    validFrom: day('2024-07-01'),
    validTo: day('2024-09-30'),
    rows: 1,
    file: '',
  }
  const advice = say('0470T with 0471T DOS 2025-02-01', { records: [first, further], releases: [release] })
  const caveat = advice.findings.find((finding) => finding.rule === 'date-coverage')
  expect(caveat?.citations).toEqual([cited('NCCI PTP practitioner', '2024 Q3', '2024-07-01 to 2024-09-30')])
})

test('each slot is asked once', () => {
  const slots = say('CO-97 on 99213 with 20610', {
    records: [visit, jointInjection],
    pairs: [pair('20610', '99213', 1)],
  }).asks.map((ask) => ask.slot)
  expect(new Set(slots).size).toBe(slots.length)
})

test('the count decides between codes that each count all', () => {
  const rows = { records: [record('11720', 'Nails, up to five'), record('11721', 'Nails, six or more')] }
  expect(lines(say('debrided 7 nails, 11720?', rows))).toEqual(['11721 x1'])
  expect(lines(say('debrided 4 nails, 11720?', rows))).toEqual(['11720 x1'])
})

test('which diagnosis pays is answered by what the record supports', () => {
  const advice = say('which dx will get 20610 paid', {
    records: [jointInjection],
    notes: [note('dx-from-documentation', 'A diagnosis is coded because the record supports it.')],
  })
  expect(advice.findings[0]?.claim).toBe('A diagnosis is coded because the record supports it.')
})

test('before July 2019 modifier 59 had to be on column two', () => {
  const rows = { records: [record('97597', 'Surface'), record('11042', 'Fat')], pairs: [pair('11042', '97597', 1)] }
  expect(claims(say('11042-59 with 97597, DOS 8/1/2018', rows))).toMatch(
    /before 2019-07-01 it had to be on column two \(97597\)/,
  )
  expect(lines(say('11042-59 with 97597, DOS 8/1/2018', rows))).toContain('97597-59 x1?')
})
