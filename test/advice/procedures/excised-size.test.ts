// A lesion and its margins as one size.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('the margin counts twice, a closure not at all', () => {
  expect(saying('excision 1.1 cm lesion with 0.4 cm margins, layered closure 3.2 cm').answers).toMatch(
    /1\.1 cm plus twice 0\.4 cm: 1\.9 cm/,
  )
  expect(
    saying('Dr excised a 1.2 cm BCC of the cheek, margins 0.3 cm each side, and closed with a 3.5 cm complex repair')
      .answers,
  ).toMatch(/1\.2 cm plus twice 0\.3 cm: 1\.8 cm/)
  expect(saying('layered closure 3.2 cm').all).not.toMatch(/excised diameter/)
})
