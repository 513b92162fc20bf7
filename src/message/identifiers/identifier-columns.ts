// Identifiers of tables pasted into a mail: what stands in a column is said by its heading.

import { isCodeShaped } from '../code-shapes.ts'
import type { Identifier } from '../inbound-message.ts'
import { NO_NAMES } from './name-words.ts'
import { identifierAt } from './places-of.ts'

/** Headings by the kind of what stands below them; the first that fits is taken. */
const HEADINGS: readonly { type: string; heading: RegExp }[] = [
  { type: 'dob', heading: /^(?:pt |patient )?(?:dob|d\.o\.b\.?|birth ?date|date of birth|born|birthday)$/i },
  {
    type: 'date_of_service',
    heading:
      /^(?:dos|dates? of service|serv(?:ice)? ?dates?|svc ?date|visit ?date|date|seen|admit(?:ted)?|disch(?:arge)?)$/i,
  },
  { type: 'age', heading: /^age(?: ?[/ ] ?(?:sex|gender|g|s))?$/i },
  { type: 'ssn', heading: /^(?:ssn|social|soc sec)(?: ?(?:#|no\.?|number))?$/i },
  {
    type: 'mrn',
    heading:
      /^(?:mrn|mr ?#|chart|chart ?(?:#|no\.?|number)|med(?:ical)? rec(?:ord)?(?: ?(?:#|no\.?|number))?|(?:patient|pt|person) ?(?:id|#|no\.?|number)|pid)$/i,
  },
  {
    type: 'account',
    heading: /^(?:acct|account|encounter|csn|fin|har|visit id|invoice)(?: ?(?:#|no\.?|num|number|id))?$/i,
  },
  { type: 'claim', heading: /^(?:(?:claim|tcn) ?(?:#|no\.?|num|number|id)|icn|dcn|tcn)$/i },
  { type: 'authorization', heading: /^(?:(?:prior )?auth(?:orization)?|referral)(?: ?(?:#|no\.?|number))?$/i },
  {
    type: 'member_id',
    heading:
      /^(?:mbi|hicn?|medicare ?(?:#|id|no\.?)|(?:member|subscriber|sub|ins(?:urance)?|insured|recipient|medicaid|mem) ?(?:id|#|no\.?|number))$/i,
  },
  { type: 'policy', heading: /^(?:policy|group|grp)(?: ?(?:id|#|no\.?|number))?$/i },
  { type: 'phone', heading: /^(?:phone|tel|cell|mobile|home|fax|contact)(?: ?(?:phone|#|no\.?|number))?$/i },
  { type: 'address', heading: /^(?:addr(?:ess)?|home address|street|city|town|county)$/i },
  { type: 'zip', heading: /^zip(?: ?code)?$/i },
  { type: 'room', heading: /^(?:room|rm|bed|room ?\/ ?bed|unit ?\/ ?bed)(?: ?#)?$/i },
  {
    type: 'name',
    heading:
      /^(?:pts?|patients?|members?|subscribers?|insured|clients?|residents?|guarantors?|spouse|guardian|employer|names?|surname|first|last|(?:(?:pt|patient|member|subscriber|insured|client|resident|guarantor|employer|first|last|middle|full|family) )?names?(?: ?\([^)]{1,20}\))?|last,? ?first(?: name)?(?: mi)?|patient ?\/.{0,12})$/i,
  },
]
/** Each holds its sign, so that a cut line has cells at the even places. */
const SPLITS: readonly RegExp[] = [/(\|)/, /(\t)/, /(,)/, /( {2,})/]
const MAX_HEAD = 300 // characters of a line of headings
const MAX_ROWS = 400 // of one table
const MIN_AGE = 90

type Cell = { text: string; start: number }

/** What stands below the headings of the text's tables, which bars, tabs, commas or two blanks make. */
export function findColumns(text: string): Identifier[] {
  const found: Identifier[] = []
  let table: { split: RegExp; kinds: (string | undefined)[]; rows: number } | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const bare = line.startsWith('>') ? ` ${line.slice(1)}` : line
    if (bare.trim() === '' || (table !== null && table.rows >= MAX_ROWS)) table = null
    else {
      const headed: { split: RegExp; kinds: (string | undefined)[] } | null = headings(bare)
      if (headed !== null) table = { ...headed, rows: 0 }
      else if (table !== null) {
        table.rows++
        const cells = cellsOf(bare, table.split)
        if (cells.length < 2) table = null
        else found.push(...inRow(cells, table.kinds, start))
      }
    }
    start += line.length + 1
  }
  return found
}

/** The kinds of the columns when the line is one of headings: a patient's and at least one other. */
function headings(line: string): { split: RegExp; kinds: (string | undefined)[] } | null {
  if (line.length > MAX_HEAD || !/name|p(?:atien)?t|member|dob|mrn|subscriber|client|resident/i.test(line)) return null
  for (const split of SPLITS) {
    const cells = cellsOf(line, split)
    if (cells.length < 2) continue
    const kinds = cells.map(({ text }) => HEADINGS.find(({ heading }) => heading.test(text))?.type)
    const persons = kinds.some((kind) => kind === 'name' || kind === 'mrn' || kind === 'dob')
    const known = cells.filter(({ text }, at) => text === '' || kinds[at] !== undefined || isHeading(text)).length
    // `Patient, 45` is a sentence; a heading has no figures.
    if (
      persons &&
      known === cells.length &&
      kinds.filter((kind) => kind !== undefined).length + Number(cells.length > 2) > 1
    )
      return { split, kinds }
  }
  return null
}

function isHeading(cell: string): boolean {
  return cell.length < 30 && !/\d|[.?!] /.test(cell)
}

function cellsOf(line: string, split: RegExp): Cell[] {
  // A comma between quotes is of the cell.
  const cut = line.replace(/"[^"\n]{0,80}"/g, (quoted) => quoted.replaceAll(',', ';'))
  let at = 0
  return cut
    .trimEnd()
    .split(split)
    .flatMap((part, place) => {
      const start = at + part.length - part.trimStart().length
      at += part.length
      return place % 2 === 1 ? [] : [{ text: line.slice(start, at).trim(), start }]
    })
}

function inRow(cells: readonly Cell[], kinds: readonly (string | undefined)[], line: number): Identifier[] {
  return cells.flatMap(({ text, start }, at) => {
    const kind = kinds[at]
    return kind !== undefined && fits(kind, text)
      ? [identifierAt(kind === 'age' ? 'age_over_89' : kind, text, line + start)]
      : []
  })
}

function fits(kind: string, cell: string): boolean {
  if (kind === 'name') return /\p{L}/u.test(cell) && cell.length < 60 && !/\d/.test(cell) && !NO_NAMES.test(cell)
  if (kind === 'address') return /\p{L}{2}/u.test(cell) && !isCodeShaped(cell)
  if (kind === 'age') return Number(/^\d{2,3}/.exec(cell)?.[0] ?? 0) >= MIN_AGE
  if (kind === 'dob' || kind === 'date_of_service') return /\d[/.-]\d|^\d{6,8}$|\p{L}{3} ?\d/u.test(cell)
  if (kind === 'room') return /\d/.test(cell) && cell.length < 8 && !/^\d{5}$/.test(cell)
  return /\d{2}/.test(cell) && cell.length < 30 && (/^\d+$/.test(cell) || !isCodeShaped(cell))
}
