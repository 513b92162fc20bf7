// Finds the claim lines in plain text, as draft/claim-table.ts writes them: "1.  20610-RT  x1  dx M17.11  (when …)", "A.  M17.11".

export type ClaimTable = { is: 'table'; head: string[]; rows: string[][] }

const HEAD = ['Line', 'Code', 'Modifiers', 'Units', 'Diagnoses', 'Note']

/**
 * Reads the run of claim lines that begins at `lines[at]`; null when that is none. `end` is the index of the first line
 * after it. A line that a reviewer wrote in another way is no claim line and stays what it looks like.
 */
export function readClaimLines(lines: string[], at: number): { table: ClaimTable; end: number } | null {
  const rows: string[][] = []
  for (let row = claimLine(lines[at]); row !== null; row = claimLine(lines[at + rows.length])) rows.push(row)
  if (rows.length === 0) return null
  // A column that no line fills only takes room.
  const used = HEAD.map((_, column) => rows.some((row) => row[column] !== ''))
  const shown = (row: string[]) => row.filter((_, column) => used[column])
  return { table: { is: 'table', head: shown(HEAD), rows: rows.map(shown) }, end: at + rows.length }
}

/** The six cells of a claim line. In the text they are parted by two spaces or more. */
function claimLine(line = ''): string[] | null {
  const [number = '', code = '', units = '', ...rest] = line
    .split('  ')
    .map((cell) => cell.trim())
    .filter(Boolean)
  if (/^[A-L]\.$/.test(number) && DIAGNOSIS.test(code)) {
    const note = withoutBrackets([units, ...rest].filter(Boolean))
    return [number.slice(0, -1), code, '', '', '', note]
  }
  if (
    !/^\d{1,3}\.$/.test(number) ||
    !/^[A-Z0-9][A-Z0-9.-]{0,40}$/.test(code) ||
    !/^x ?\d{1,6}(?:\.\d{1,3})?$/.test(units)
  )
    return null
  const diagnoses = rest[0]?.startsWith('dx ') ? rest.shift()?.slice('dx '.length) : ''
  const [procedure = '', ...modifiers] = code.split('-')
  return [
    number.slice(0, -1),
    procedure,
    modifiers.join(', '),
    units.slice(1).trim(),
    diagnoses ?? '',
    withoutBrackets(rest),
  ]
}

// As ICD-10-CM writes it: a category, alone or with a dot and up to four characters.
const DIAGNOSIS = /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/

function withoutBrackets(cells: string[]): string {
  const note = cells.join(' ')
  return note.startsWith('(') && note.endsWith(')') ? note.slice(1, -1) : note
}
