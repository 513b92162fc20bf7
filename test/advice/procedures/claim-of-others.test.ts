// What the office was told to bill although it stands on somebody else's claim.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const records = [
  record('36415', 'Drawing blood'),
  record('80053', 'Blood panel'),
  record('29515', 'Splint of the lower leg', { globalDays: '000' }),
  record('Q4046', 'Splint supplies'),
]

test('a test that is sent out is the laboratory’s for Medicare, and takes 90 where a payer lets the office bill it', () => {
  const text = 'We draw blood 36415 and send the labs out to Quest. Can we bill 80053 too?'
  expect(saying(`${text} Medicare`, { records }).lines).toEqual(['36415 x1'])
  expect(saying(`${text} Cigna`, { records }).lines).toEqual(['36415 x1', '80053-90 x1?'])
})

test('a test done in the office stays', () => {
  expect(saying('36415 and 80053 run in our own lab, Medicare, both?', { records }).lines).toEqual([
    '36415 x1',
    '80053 x1',
  ])
})

test('supplies used in an emergency department are the hospital’s', () => {
  const said = saying('ER doctor put on 29515. Can he bill Q4046 as well?', { records })
  expect(said.answers).toContain("Not Q4046 on the physician's claim")
  expect(said.lines).toEqual(['29515 x1'])
})
