// Anesthesia claims: units from base and time, and the modifier of each who took part.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = { records: [record('00790', 'Anesthesia of the upper belly'), record('66984', 'Cataract surgery')] }

test('base and minutes make units of one decimal, and the claim carries minutes', () => {
  const { first } = saying('00790 7 base units, 62 min, Medicare. How many units?', rows)
  expect(first).toMatch(/^11\.1 units: 7 base \+ 4\.1 time units .* carries 62 minutes/)
  expect(saying('anesthesia time 1 hr 47 min, base 5, how many units').first).toMatch(/^12\.1 units: 5 base \+ 7\.1/)
  expect(saying('anesthesia start 7:32 end 9:05, 00790', rows).first).toMatch(/^93 minutes are 6\.2 time units/)
})

test('rooms and direction decide the modifiers', () => {
  const first = (text: string) => saying(text, rows).first
  expect(first('00790, CRNA directed by MD who ran 3 rooms, modifiers?')).toMatch(/^QK on .* QX/)
  expect(first('00790, MD supervised 5 CRNAs, modifiers?')).toMatch(/^AD on .*5 cases/)
  expect(first('00790, MD directed one CRNA, modifiers?')).toMatch(/^QY on .* QX/)
  expect(saying('CRNA did 00790 no MD involved. Modifier?', rows).lines).toEqual(['00790-QZ x1?'])
})

test('physical status is not paid by Medicare, and a block for pain afterwards has its conditions', () => {
  expect(saying('anesthesia 00790 P3, does Medicare pay?', rows).answers).toMatch(/no units for physical status/)
  expect(saying('anesthesiologist placed a block for post op pain with 00790', rows).first).toMatch(
    /surgeon asked for it/,
  )
})

test('an operation under anesthesia is no anesthesia claim', () => {
  expect(saying('66984 under MAC anesthesia, 2 units?', rows).all).not.toMatch(/base units/)
})
