// Levels by decision making: two of three elements.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('two stable chronic illnesses and prescription drugs are moderate', () => {
  const said = saying('2 stable chronic conditions, refilled lisinopril, what level, established patient?')
  expect(said.first).toMatch(/Decision making is moderate: problems moderate.*risk moderate/)
  expect(said.lines).toEqual(['99214 x1?'])
})

test('one element alone settles nothing, and a third is asked for', () => {
  expect(saying('refilled lisinopril, what level, established patient?').all).not.toMatch(/Decision making is/)
  expect(saying('2 stable chronic conditions, refilled lisinopril, what level, established patient?').asks).toMatch(
    /^data as documented/,
  )
})

test('a level that was asked for and is not reached is refused', () => {
  const said = saying('99215 for one stable chronic illness with a prescription refill, level ok?')
  expect(said.first).toMatch(/^Not 99215 by what is described/)
  expect(said.lines).toEqual(['99213 x1?'])
})
