// Reads a table that was pasted from a claim or a remittance: its rows become claim lines as people type them ("99214-25 x2 dx M17.11 CO-97").

type Column = 'code' | 'modifier' | 'units' | 'diagnosis' | 'denial' | 'date' | 'other'
type Cell = { text: string; at: number }

const HEADS: [Column, RegExp][] = [
  ['code', /^(?:cpt|hcpcs|code|proc(?:edure)?|svc|service|(?:cpt|proc(?:edure)?|hcpcs)[ /](?:code|hcpcs))s?$/i],
  ['modifier', /^mod(?:ifier)?s?(?: ?\d)?$/i],
  ['units', /^(?:units?|qty|quantity|un|days?\/units?)$/i],
  ['diagnosis', /^(?:dx|diag\w{0,8}|icd\S{0,8})(?: codes?)?$/i],
  ['denial', /^(?:denials?|carc|rarc|reason|remarks?|adj\w{0,9}|eob|status|msg)(?: codes?)?$/i],
  ['date', /^(?:dos|date|from|date of service|service date|svc date)$/i],
  [
    'other',
    /^(?:line|ln|#|no\.?|pos|charges?|amt|amount|billed|fees?|prices?|allowed|paid|payment|pmt|balance|provider|description|desc)(?: amt| amount)?$/i,
  ],
]
const CODE = /^(?:\d{4}[0-9A-Z]|[A-V]\d{4})$/i
const MODIFIERS = /^[0-9A-Z]{2}(?:[ ,;:/-]{1,2}[0-9A-Z]{2}){0,3}$/i
const LEAST_COLUMNS = 3

/** The text with the rows of each table under a line of column names written as claim lines; prices, line numbers and the names go. */
export function withGridsRead(text: string): string {
  const lines = text.split('\n')
  const read: string[] = []
  let columns: (Cell & { is: Column })[] | null = null
  for (const line of lines) {
    const head = headIn(line)
    if (head) {
      columns = head
      continue
    }
    if (columns !== null && /^[\s|+:=-]+$/.test(line) && /[-=]{2}/.test(line)) continue
    const row: string | null = columns === null ? null : rowIn(line, columns)
    if (row === null) columns = null
    read.push(row ?? line)
  }
  return read.join('\n')
}

function headIn(line: string): (Cell & { is: Column })[] | null {
  const cells = cellsOf(line).map((cell) => ({
    ...cell,
    is: HEADS.find(([, form]) => form.test(cell.text))?.[0] ?? null,
  }))
  const known = cells.flatMap((cell) => (cell.is === null ? [] : [{ ...cell, is: cell.is }]))
  return known.length >= LEAST_COLUMNS && known.length === cells.length && known.some(({ is }) => is === 'code')
    ? known
    : null
}

function rowIn(line: string, columns: (Cell & { is: Column })[]): string | null {
  const cells = cellsOf(line)
  const isAligned = !/[|\t]/.test(line)
  const of = (is: Column): string[] =>
    cells
      .filter((cell, at) => (isAligned ? nearest(cell, columns) : columns[at])?.is === is)
      .map(({ text }) => text)
      .filter((text) => text !== '')
  const code = of('code')[0] ?? ''
  const [written = '', ...attached] = code.split('-')
  if (!CODE.test(written)) return null
  const modifiers = [
    ...attached,
    ...of('modifier')
      .filter((text) => MODIFIERS.test(text))
      .flatMap((text) => text.split(/[ ,;:/-]+/)),
  ]
  const units = Number(of('units')[0] ?? '1')
  return [
    [written, ...modifiers].join('-'),
    units > 1 ? `x${units}` : '',
    ...of('diagnosis').map((text) => (/[A-Z]\d/i.test(text) ? `dx ${text}` : '')),
    ...of('denial').map((text) => `denied ${text}`),
    ...of('date').map((text) => `DOS ${text}`),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Cells between bars or tabs; in aligned text what stands apart by two spaces. */
function cellsOf(line: string): Cell[] {
  const bars = line.includes('|') ? '|' : line.includes('\t') ? '\t' : null
  if (bars !== null) {
    const bare = bars === '|' ? line.trim().replace(/^\|/, '').replace(/\|$/, '') : line
    return bare.split(bars).map((text) => ({ text: text.trim(), at: 0 }))
  }
  return [...line.matchAll(/\S{1,60}(?: \S{1,60}){0,8}/g)].map((hit) => ({ text: hit[0], at: hit.index }))
}

function nearest(cell: Cell, columns: (Cell & { is: Column })[]): (Cell & { is: Column }) | undefined {
  const distance = ({ at }: Cell) => Math.abs(at - cell.at)
  return [...columns].sort((a, b) => distance(a) - distance(b))[0]
}
