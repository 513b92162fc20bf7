// What belongs to a procedure by its nature: guidance of its needle, the first cast of its fracture.
import { expect, test } from 'vitest'
import { addOn, pair, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('guidance of the procedure itself comes off, and its primary is not asked for', () => {
  const said = saying('77003 with 62323?', {
    records: [record('62323', 'Epidural'), record('77003', 'Fluoroscopy')],
    pairs: [pair('62323', '77003', 1)],
    addOns: [addOn('77003', '62270')],
  })
  expect(said.first).toMatch(/^No: the guidance of 62323 is part of it/)
  expect(said.lines).toEqual(['62323 x1'])
  expect(said.asks).not.toContain('primary')
})

test('a joint under ultrasound has a code of its own', () => {
  const said = saying('20605 right elbow with 76942?', {
    records: [record('20605', 'Joint'), record('20606', 'Joint by ultrasound'), record('76942', 'Ultrasound')],
    pairs: [pair('20605', '76942', 1)],
  })
  expect(said.first).toMatch(/^No: 20606 in place of 20605 and 76942/)
  expect(said.lines).toEqual(['20606-RT x1?'])
})

test('the first cast is part of the fracture care, a later one is not', () => {
  const said = saying('25600 and 29075 together?', {
    records: [record('25600', 'Wrist fracture', { globalDays: '090' }), record('29075', 'Cast', { globalDays: '000' })],
    pairs: [pair('25600', '29075', 1)],
  })
  expect(said.first).toMatch(/^No, not the first one/)
  expect(said.lines).toContain('29075-58 x1?')
})
