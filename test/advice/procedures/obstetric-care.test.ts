// Maternity care of which others had a part: the package gives way to its parts.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const codes = ['59400', '59409', '59410', '59425', '59426', '59510', '59514', '59515']
const rows = { records: codes.map((code) => record(code, `Care ${code}`, { globalDays: 'MMM' })) }

test.each([
  ['Transferred to us, we saw her 5 times, we delivered and did postpartum. 59400?', ['59425 x1?', '59410 x1']],
  ['59510? She moved to another practice after 9 visits with us', ['59426 x1?']],
  ['59510? Transferred in, 2 prenatal visits, we did the c-section only', ['59514 x1']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines).toEqual(lines)
})

test('whole care by one group stays the package', () => {
  expect(saying('59400: we did all 13 visits, the delivery and postpartum', rows).lines).toEqual(['59400 x1'])
})
