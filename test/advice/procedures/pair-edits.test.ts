// NCCI pairs: which code is denied, and which modifier parts the two on which date.
import { expect, test } from 'vitest'
import { pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [record('11042', 'Deep debridement'), record('97597', 'Surface debridement')],
  pairs: [pair('11042', '97597', 1)],
}

test('indicator 0 is no, and no line stands beside it without a condition', () => {
  const said = saying('96372 and 99211 together?', { pairs: [pair('96372', '99211', 0)] })
  expect(said.first).toMatch(/^No: NCCI pairs 96372 \(column one\) and 99211/)
  expect(said.lines).toEqual(['96372 x1'])
})

test('indicator 1 is only when separate, with 59 on column two', () => {
  const said = saying('11042 with 97597, bundled?', rows)
  expect(said.first).toMatch(/^Only when the two were really separate/)
  expect(said.lines).toEqual(['11042 x1', '97597-59 x1?'])
})

test('59 that was put on column one goes where every payer takes it', () => {
  expect(saying('11042-59 and 97597 bundled?', rows).lines).toEqual(['11042 x1', '97597-59 x1?'])
})

test.each([
  ['2019-06-30', /before 2019-07-01 it had to be on column two/],
  ['2019-07-01', /Medicare takes 59 or X on either code/],
])('where 59 goes, on %s', (dos, expected) => {
  expect(saying(`11042 with 97597 on DOS ${dos}, bundled?`, rows).all).toMatch(expected)
})

test('at the same site nothing parts them', () => {
  const said = saying('11042 with 97597 on the same wound, bundled?', rows)
  expect(said.first).toMatch(/^No, at the same site/)
  expect(said.lines).toEqual(['11042 x1'])
})

test('sides that were written part an edit by themselves', () => {
  const eyes = {
    records: [record('66982', 'Hard cataract'), record('66984', 'Cataract')],
    pairs: [pair('66982', '66984', 1)],
  }
  expect(saying('66982-LT and 66984-RT bundled?', eyes).first).toMatch(/^Yes, both: modifiers LT and RT/)
})

test('an edit that ended is named with its end and not applied', () => {
  const ended = { ...rows, pairs: [pair('11042', '97597', 1, { validTo: '2019-12-31' as never })] }
  const said = saying('11042 with 97597 bundled?', ended)
  expect(said.first).toMatch(/holds no edit for 11042 with 97597.*ended on 2019-12-31/)
  expect(said.lines).toEqual(['11042 x1', '97597 x1'])
})

test('no bypass modifier stays on a line that no modifier parts', () => {
  const said = saying('29881 and 29877-59?', {
    records: [record('29881', 'Meniscus'), record('29877', 'Cartilage')],
    pairs: [pair('29881', '29877', 0)],
  })
  expect(said.lines).toEqual(['29881 x1', '29877 x1?'])
})

test('denied beside two codes it is said once', () => {
  const said = saying('47562, 49320 and 44970 together?', {
    records: ['47562', '49320', '44970'].map((code) => record(code, `Operation ${code}`)),
    pairs: [pair('47562', '49320', 0), pair('44970', '49320', 0)],
  })
  expect(said.all.match(/with modifier indicator 0/g)).toHaveLength(1)
})

test('sites that the mail tells apart are not asked again first', () => {
  const rows = {
    records: [record('11042', 'Debridement'), record('97597', 'Debridement')],
    pairs: [pair('11042', '97597', 1)],
  }
  expect(saying('11042 and 97597 same day diffrent wounds', rows).first).toMatch(/^Yes, if the record shows/)
  expect(saying('11042 and 97597 same day', rows).first).toMatch(/^Only when the two were really separate/)
})

const scopes = {
  records: ['43239', '43248', '43249', '45380', '45385'].map((code) => record(code, `Scope ${code}`)),
  pairs: [pair('43248', '43239', 1), pair('43249', '43239', 1), pair('45385', '45380', 1)],
}

test('several edits of one claim are said in one sentence', () => {
  const said = saying('43239, 43248, 43249, 45385 and 45380 same day, what bundles?', scopes)
  expect(said.first).toMatch(/43239 beside 43248 or 43249; 45380 beside 45385/)
  expect(said.all.match(/indicator 1/g)).toHaveLength(1)
  expect(said.lines).toContain('43239-59 x1?')
})

test('a line that is parted already parts its other edit too, for Medicare', () => {
  const three = {
    records: ['64483', '64484', '20610'].map((code) => record(code, `Needle ${code}`)),
    pairs: [pair('64483', '20610', 1), pair('20610', '64484', 1)],
  }
  expect(saying('64483, 64484 and 20610 bundled? Medicare', three).lines).toContain('64484 x1?')
  expect(saying('64483, 64484 and 20610 bundled? Aetna', three).lines).toContain('64484-59 x1?')
})

test('the single tests of a panel give way to it', () => {
  const lipids = {
    records: ['80061', '82465', '83718'].map((code) => record(code, `Test ${code}`)),
    pairs: [pair('80061', '82465', 0), pair('80061', '83718', 0)],
  }
  const said = saying('We billed 82465 and 83718 separately, should it be 80061?', lipids)
  expect(said.answers).toMatch(/80061 alone, if all of its tests were done/)
  expect(said.lines).toEqual(['80061 x1'])
})

test('asked which code takes 59, that comes first', () => {
  expect(saying('11042 and 97597, which takes 59?', rows).first).toMatch(/^59 goes on 97597, and only when/)
})

test('XS is chosen where the asker wavers and tells the sites apart', () => {
  const said = saying('11042 on left foot and 97597 on right leg. XS or 59?', rows)
  expect(said.first).toMatch(/^XS or 59 on 97597, XS being the more exact one/)
  expect(said.lines).toEqual(['11042 x1', '97597-XS x1?'])
})

test('what was done days before is on another claim', () => {
  const said = saying('visit 6 days after 20610 for a sinus infection. 99213-24?', {
    pairs: [pair('20610', '99213', 1)],
  })
  expect(said.all).not.toMatch(/NCCI pairs/)
  expect(said.lines).toEqual(['99213-24 x1?'])
})

test('59 is refused in words where the edit takes none', () => {
  const said = saying('59 on 97597 with 11042?', { ...rows, pairs: [pair('11042', '97597', 0)] })
  expect(said.first).toMatch(/^No, 59 does not help: NCCI pairs/)
})

test('each code has the side that stands behind it, whatever else is named between', () => {
  const said = saying('20611 rt knee with J3301 40 mg and 20550 left ring finger, same visit', {
    records: [
      record('20611', 'Joint', { bilateral: '1' }),
      record('20550', 'Tendon', { bilateral: '1' }),
      record('J3301', 'Steroid', { unit: { amount: 10, measure: 'mg' } }),
    ],
    pairs: [pair('20611', '20550', 1)],
  })
  expect(said.first).toMatch(/^Yes, both: modifiers RT and LT/)
  expect(said.lines).toEqual(['20611-RT x1', 'J3301 x4', '20550-LT x1'])
})

test('a scope that became open surgery is not reported', () => {
  const said = saying('lap chole converted to open, 47562 and 47600? add 22?', {
    records: [record('47562', 'Scope', { globalDays: '090' }), record('47600', 'Open', { globalDays: '090' })],
    pairs: [pair('47600', '47562', 0)],
  })
  expect(said.first).toMatch(/^47600 alone, not 47562 beside it/)
  expect(said.lines).toEqual(['47600 x1'])
})

test('what the mail tells of the sites is not asked again', () => {
  const said = saying('snare 45385 in the ascending and hot biopsy 45384 in the sigmoid colon, 59 on 45384?', {
    records: [record('45385', 'Snare', { globalDays: '000' }), record('45384', 'Hot biopsy', { globalDays: '000' })],
    pairs: [pair('45385', '45384', 1)],
  })
  expect(said.first).toMatch(/^Yes, with 59 on 45384/)
  expect(said.asks).not.toContain('separate sites')
})
