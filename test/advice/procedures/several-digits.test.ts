// One procedure on several fingers or toes, and equipment for both sides: a line each.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const rows = {
  records: [
    record('28285', 'Hammertoe repair', { globalDays: '090', bilateral: '1' }),
    record('L3908', 'Wrist hand orthosis, prefabricated'),
    record('L1833', 'Knee orthosis, prefabricated'),
    record('KX', 'Requirements met', { system: 'MODIFIER' }),
  ],
}

test.each([
  ['28285 on 2 toes of left foot, T1 and T2. need 59?', ['28285-T1 x1', '28285-T2 x1']],
  ['28285-TA, T5-T9 bunion toes', ['28285-TA x1', '28285-T5 x1', '28285-T9 x1']],
  ['28285-T1 left second toe', ['28285-T1 x1']],
  ['20610 LT shoulder and 20610 RT knee same day, modifiers?', ['20610-LT x1', '20610-RT x1']],
  ['L3908 RT and LT, how many units?', ['L3908-RT x1', 'L3908-LT x1']],
  ['L1833 with KX for both knees, units?', ['L1833-RT-KX x1', 'L1833-LT-KX x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('the digit tells the lines apart, so 59 is not needed', () => {
  expect(saying('28285 T1 and T2 toes, denied as dup, 59?', rows).first).toMatch(/tells the lines apart, so neither 59/)
})

test('T1 is a vertebra where no toe is spoken of', () => {
  expect(saying('20610 and pain at T1 and T2 level', {}).lines).toEqual(['20610 x1'])
})

test('two joints of different sides with two units are two lines', () => {
  const said = saying('subacromial injection left and knee injection right, 20610 x2', {
    records: [record('20610', 'Joint', { bilateral: '1' })],
  })
  expect(said.lines).toEqual(['20610-RT x1', '20610-LT x1'])
})
