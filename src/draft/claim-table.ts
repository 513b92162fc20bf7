// Claim lines, and diagnoses, as a table of aligned text, for a mail without HTML.
import { isDiagnosis } from '../advice/claim-lines.ts'
import type { ClaimLine } from '../advice/finding.ts'

// CMS-1500 item 21 has twelve places for diagnoses, to which lines point by letter.
const LETTERS = 'ABCDEFGHIJKL'

/** Lines that are paid by units, and the diagnoses they may point to, each under its own heading. */
export function claimTables(lines: ClaimLine[]): string {
  const groups: [string, ClaimLine[]][] = [
    ['Claim lines:', lines.filter((line) => !isDiagnosis(line))],
    ['Diagnoses:', lines.filter(isDiagnosis)],
  ]
  return groups.flatMap(([title, group]) => (group.length > 0 ? [`${title}\n${claimTable(group)}`] : [])).join('\n\n')
}

/** One row a line: number, code with modifiers, units, diagnoses, and in words when the line is conditional. Diagnoses have the letters of their pointers and no units. */
export function claimTable(lines: ClaimLine[]): string {
  const rows = lines.map((line, at) => [
    isDiagnosis(line) ? `${LETTERS[at] ?? at + 1}.` : `${at + 1}.`,
    [line.code, ...line.modifiers].join('-'),
    // With a blank, for "x12.4" reads like a diagnosis code.
    isDiagnosis(line) ? '' : Number.isInteger(line.units) ? `x${line.units}` : `x ${line.units}`,
    line.diagnoses.length > 0 ? `dx ${line.diagnoses.join(', ')}` : '',
    line.conditional === null ? '' : `(${line.conditional})`,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .filter((_, column) => column > 3 || (widths[column] ?? 0) > 0)
        .join('  ')
        .trimEnd(),
    )
    .map((row) => `  ${row}`)
    .join('\n')
}
