// Files that lie beside the official ones and are none of the kind asked for: what they are, and what to do instead.
import { ICD_BOOKS } from './icd-books.ts'
import { IMPORTERS } from './importers.ts'

const OTHERS: readonly [name: RegExp, sentence: string][] = [
  [
    /addend(a|um)(?!.?b)/i,
    'a list of the changes between two releases; load the new release itself, and `codes diff` says what changed',
  ],
  [/record.?layout|readme|order.?files?\.pdf|file.?layout/i, 'a description of a layout, without a code in it'],
  [/guidelines/i, 'the coding guidelines; `guidelines load` reads them'],
  [/\.pdf$/i, 'a PDF document, which holds no table that could be read row by row'],
  [
    /poa.?exempt/i,
    'the list of codes exempt from present-on-admission reporting, which is for inpatient claims and is not kept',
  ],
  [/^icd10.*[-_]codes[-_]20\d\d/i, 'the short list of valid codes; load the order file, which has the headings too'],
  [/oppscap/i, 'the list of imaging caps, whose values stand in the relative value file as well'],
]

/** What a file is that was given as `kind` (null: any) and is none, by its name; null when the name does not tell. */
export function otherFile(name: string, kind: string | null): string | null {
  const own = { ...IMPORTERS, ...ICD_BOOKS }
  const found = OTHERS.find(([pattern]) => pattern.test(name))
  if (found !== undefined) return found[1]
  if (kind === null) return null
  const kinds = Object.entries(own)
    .filter(([, { member }]) => member.test(name))
    .map(([each]) => each)
  const [fits] = kinds
  return fits === undefined || kinds.includes(kind) ? null : `a file of kind ${fits}; load it as that`
}
