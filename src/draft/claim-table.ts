// Claim lines as a table of aligned text, for a mail without HTML.
import type { ClaimLine } from '../advice/finding.ts'

/** One row a line: number, code with modifiers, units, diagnoses, and in words when the line is conditional. */
export function claimTable(lines: ClaimLine[]): string {
  const rows = lines.map((line, at) => [
    `${at + 1}.`,
    [line.code, ...line.modifiers].join('-'),
    // With a blank, for "x12.4" reads like a diagnosis code.
    Number.isInteger(line.units) ? `x${line.units}` : `x ${line.units}`,
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
