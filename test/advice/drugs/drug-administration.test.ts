// The line that gives a drug.
import { expect, test } from 'vitest'
import { saying } from '../saying.ts'

test('a knee is 20610 with its side, a shot 96372; a code that gives it is enough', () => {
  expect(saying('J3301 40mg rt knee').lines).toEqual(['J3301 x4', '20610-RT x1?'])
  expect(saying('J1885 60 mg IM').lines).toEqual(['J1885 x4', '96372 x1'])
  expect(saying('J1885 60 mg IM with 96372').lines).toEqual(['J1885 x4', '96372 x1'])
})

test('the second drug that is pushed is a sequential push', () => {
  expect(saying('J1885 15 mg IV push and J3301 10 mg IV push').lines).toEqual(
    expect.arrayContaining(['96374 x1?', '96375 x1?']),
  )
})

test('two drugs by two shots are two injections', () => {
  const said = saying('J1885 60 mg IM and J3301 40 mg IM, codes?')
  expect(said.lines).toContain('96372 x2?')
  expect(said.all).toMatch(/drugs mixed in one syringe are one injection/)
  expect(saying('J1885 60 mg IM, self pay').asks).not.toMatch(/payer/)
})
