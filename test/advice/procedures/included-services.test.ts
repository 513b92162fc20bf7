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

test('a flap holds the excision of the lesion at its place, and not that of another place', () => {
  const rows = {
    records: [record('14040', 'Flap', { globalDays: '090' }), record('11642', 'Excision', { globalDays: '010' })],
    pairs: [pair('14040', '11642', 1)],
  }
  const one = saying('14040 on the cheek after 11642 there, can we bill both?', rows)
  expect(one.first).toMatch(/^No: taking out the lesion is part of the flap/)
  expect(one.lines).toEqual(['14040 x1'])
  expect(saying('14040 on the cheek and 11642 for a different lesion, both?', rows).lines).toContain('11642-59 x1?')
})

test('what a study needs in the vein is part of it', () => {
  const said = saying('93306 with bubbles, 96374 for the saline too?', {
    records: [record('93306', 'Heart ultrasound'), record('96374', 'Push into a vein')],
    pairs: [pair('93306', '96374', 1)],
  })
  expect(said.first).toMatch(/^No, where it served 93306/)
  expect(said.lines).toEqual(['93306 x1'])
})

test('asked which joint code, the guidance is refused once', () => {
  const said = saying('76942 with 20610, or should it be 20611?', {
    records: [record('20610', 'Joint'), record('20611', 'Joint by ultrasound'), record('76942', 'Ultrasound')],
    pairs: [pair('20610', '76942', 1), pair('20611', '76942', 1), pair('20611', '20610', 1)],
  })
  expect(said.answers.match(/^No/gm)).toHaveLength(1)
})

test('guidance of several levels is refused once', () => {
  const said = saying('64493 and 64494 with 77003?', {
    records: [record('64493', 'Joint of the spine'), record('64494', 'The next'), record('77003', 'Fluoroscopy')],
    pairs: [pair('64493', '77003', 1), pair('64494', '77003', 1)],
  })
  expect(said.answers.match(/^No/gm)).toHaveLength(1)
  expect(said.lines).toEqual(['64493 x1', '64494 x1'])
})
