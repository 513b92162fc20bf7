// How lines stand in a mail: services by units, diagnoses by the letter of their pointer.
import { expect, test } from 'vitest'
import type { ClaimLine } from '../../src/advice/finding.ts'
import { claimTables } from '../../src/draft/claim-table.ts'
import { readClaimLines } from '../../src/reply/claim-lines.ts'

const line = (code: string, more: Partial<ClaimLine> = {}): ClaimLine => ({
  ...{ code, modifiers: [], units: 1, diagnoses: [], conditional: null },
  ...more,
})

test('a diagnosis has a place in the list and no units', () => {
  expect(claimTables([line('G0101'), line('I10'), line('E66.01', { conditional: 'if documented' })])).toBe(
    'Claim lines:\n  1.  G0101  x1\n\nDiagnoses:\n  A.  I10\n  B.  E66.01  (if documented)',
  )
})

test('a mail with HTML shows the list of diagnoses as a table', () => {
  const rows = claimTables([line('I10'), line('E66.01', { conditional: 'if documented' })])
    .split('\n')
    .slice(1)
  expect(readClaimLines(rows, 0)?.table).toEqual({
    is: 'table',
    head: ['Line', 'Code', 'Note'],
    rows: [
      ['A', 'I10', ''],
      ['B', 'E66.01', 'if documented'],
    ],
  })
})
