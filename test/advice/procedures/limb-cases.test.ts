// Bones, joints and braces told in words.
import { expect, test } from 'vitest'
import { record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('X-rays in the days of a package are billed, the visit is not', () => {
  expect(saying('follow up of ORIF ankle wk 8, xrays taken, what can I bill?').answers).toMatch(
    /^The X-rays are billed/,
  )
  expect(saying('new patient with ankle fracture, x-rays, follow up in a week').all).not.toMatch(/99024/)
})

test('implants are counted by site', () => {
  const rows = { records: [record('20680', 'Implant out')] }
  expect(saying('20680 for plate and 6 screws, how many units?', rows).first).toMatch(/^One unit for each/)
})

test('a walking boot needs KX, unless it is for an ulcer', () => {
  const rows = { records: [record('L4361', 'Boot', { system: 'HCPCS' })] }
  expect(saying('L4361 for ankle sprain, Medicare, modifiers?', rows).lines).toEqual(['L4361-KX x1?'])
  expect(saying('L4361 for a foot ulcer, Medicare', rows).lines).not.toContain('L4361-KX x1?')
})
