// Lidocaine beside what it serves.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

const records = [
  record('J2001', 'Lidocaine for infusion'),
  record('10060', 'Opening an abscess', { globalDays: '010' }),
]

test('it is part of the procedure that it numbs', () => {
  const said = saying('10060 with lidocaine, can we bill J2001?', { records })
  expect(said.answers).toContain('Not J2001')
  expect(said.lines).toEqual(['10060 x1'])
})

test('given for itself it stays', () => {
  expect(saying('J2001 for a lidocaine infusion, units?', { records }).lines).toContain('J2001 x1')
})
