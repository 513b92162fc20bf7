// Codes and headings on the date of service.
import { expect, test } from 'vitest'
import { day, record } from '../book-of.ts'
import { saying } from '../saying.ts'

const end = day('2024-03-31')
const rows = {
  records: [
    record('J1030', 'Injection, methylprednisolone acetate, 40 mg', { validTo: end, replacedBy: ['J1010'] }),
    record('J1010', 'Injection, methylprednisolone acetate, 1 mg', { validFrom: day('2024-04-01') }),
    record('N18.3', 'Kidney disease stage 3', { validTo: day('2020-09-30'), replacedBy: ['N18.30'] }),
    record('N18.30', 'Kidney disease stage 3, unspecified', { validFrom: day('2020-10-01') }),
  ],
}

test.each([
  ['J1030, DOS 2024-03-31', ['J1030 x1?']],
  ['J1030, DOS 2024-04-01', ['J1010 x1?']],
  ['N18.3, DOS 2020-09-30', ['N18.3 x1?']],
  ['N18.3, DOS 2020-10-01', ['N18.30 x1?']],
])('%s', (text, lines) => {
  expect(saying(text, rows).lines.map((line) => line.replace(/ x\d+\??$/, ' x1?'))).toEqual(lines)
})

test('a file without dates proves no validity', () => {
  expect(saying('is 73562 still valid?').first).toMatch(/without an end; that file shows only its own time/)
})

test('an unknown code is not guessed at', () => {
  const said = saying('is Q9999 a code?', {
    releases: [
      { source: 'HCPCS Level II', edition: 'October 2025', validFrom: null, validTo: null, rows: 1, file: '' },
    ],
  })
  expect(said.first).toMatch(/^Q9999 is not in the code releases loaded here/)
  expect(said.lines).toEqual([])
})
