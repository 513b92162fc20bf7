// The facts of one code as lines of text for people, for `codes show`.
import type { Citation } from './citation.ts'
import type { CodeFacts } from './code-facts.ts'
import type { HistoryEntry } from './code-history.ts'
import type { CodeRecord } from './code-record.ts'
import type { Crosswalk } from './crosswalk-look-up.ts'
import type { Relative } from './family-look-up.ts'
import type { NoteKind } from './load/icd10cm-tabular.ts'
import type { CodeNote } from './tabular-look-up.ts'

/** How many of a long list are named; the rest is counted. `--json` gives all. */
const NAMED = 12

/** What the book knows, section by section; a section without anything is left out. Each fact stands with its source. */
export function linesOf(facts: CodeFacts): string[] {
  return [
    ...notInForce(facts),
    ...facts.records.flatMap((record) => [`${record.code} (${record.system}) ${record.title}`, ...indicators(record)]),
    ...section(
      'Stands under',
      [...facts.parents.map(relative), ...facts.blocks.map(({ code, title }) => `${code} ${title}`)].reverse(),
    ),
    ...section('Below it', shortened(facts.children.map(relative))),
    ...noteSections(facts.notes),
    ...section(
      'Seventh character',
      facts.seventhCharacters.map((note) => `${note.character} ${note.text}`),
      originOf(facts.seventhCharacters),
    ),
    ...section(
      'Index',
      shortened(
        facts.indexEntries.map(({ path, citation, caution }) => `${path.join(', ')}${sourced(citation, caution)}`),
      ),
    ),
    ...section('Crosswalks', shortened(facts.crosswalks.map(walk))),
    ...section(
      'Units',
      facts.unitLimits.map(
        ({ units, mai, table, citation }) => `at most ${units} (MAI ${mai}, ${table})${sourced(citation)}`,
      ),
    ),
    ...section(
      'Add-on to',
      shortened(facts.addOns.map(({ primary, type }) => `${primary ?? 'codes the contractor names'} (type ${type})`)),
    ),
    ...section('Its add-ons', shortened(facts.addOnsOf.map(({ code, type }) => `${code} (type ${type})`))),
    ...section(
      'NCCI pairs',
      facts.edits.map(
        ({ table, source, asColumn1, asColumn2 }) =>
          `${table}: ${asColumn1} as column one, ${asColumn2} as column two [${source}]`,
      ),
    ),
    ...section(
      'Fee schedule',
      facts.fees.map(({ modifier, status, work, citation }) => {
        const name = modifier === '' ? 'whole' : modifier
        return `${name}: status ${status}, work ${work}${sourced(citation)}`
      }),
    ),
    ...section(
      'Coverage',
      facts.coverage.map(({ document, role }) => `${document.title}: ${role}${sourced(document.citation)}`),
    ),
    ...section(
      'Our rules',
      facts.rules.map(({ text, citation }) => `${text}${sourced(citation)}`),
    ),
    ...section('History', facts.timeline.map(historyLine)),
    ...section('Beside it', [...facts.before, ...facts.after].map(relative)),
    ...section('Caution', facts.cautions),
    ...(facts.notice === null ? [] : ['', facts.notice]),
  ]
}

function notInForce({ code, date, records, history }: CodeFacts): string[] {
  if (records.length > 0) return []
  return [
    history.length > 0 ? `${code} is not in force on ${date}.` : `${code} has no row of its own in the code book.`,
  ]
}

function section(title: string, lines: readonly string[], more = ''): string[] {
  return lines.length === 0 ? [] : [`${title}${more}:`, ...lines.map((line) => `  ${line}`)]
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - NAMED
  return more > 0 ? [...lines.slice(0, NAMED), `and ${more} more`] : [...lines]
}

/** Notes of a kind, each behind the place that prints it unless it is the code itself. */
function noteSections(notes: readonly CodeNote[]): string[] {
  return (Object.keys(NOTE_TITLES) as NoteKind[]).flatMap((kind) => {
    const ofKind = notes.filter((note) => note.kind === kind)
    return section(
      NOTE_TITLES[kind],
      ofKind.map((note) => (note.isOwn ? note.text : `${note.from.code}: ${note.text}`)),
      originOf(ofKind),
    )
  })
}

/** How each kind of note of the tabular list is headed, in the order they are told. */
export const NOTE_TITLES: Record<NoteKind, string> = {
  includes: 'Includes',
  inclusion_term: 'Inclusion terms',
  excludes1: 'Excludes1 (not coded with it)',
  excludes2: 'Excludes2 (not part of it, may be coded beside it)',
  code_first: 'Code first',
  use_additional: 'Use additional code',
  code_also: 'Code also',
  note: 'Notes',
  seventh_character: 'Seventh character',
}

/** Where a list of notes is from: one list holds them all. */
function originOf([note]: readonly CodeNote[]): string {
  if (note === undefined) return ''
  return ` (${note.caution ?? `${note.citation.source}, ${note.citation.edition}`})`
}

function sourced({ source, edition }: Citation, caution: string | null = null): string {
  return ` [${caution ?? `${source}, ${edition}`}]`
}

function relative({ code, title }: Relative): string {
  return `${code} ${title}`
}

function indicators(record: CodeRecord): string[] {
  const facts: [string, string | null][] = [
    ['heading, not billable', record.billable ? null : ''],
    ['one unit is', record.unit === null ? null : `${record.unit.amount} ${record.unit.measure}`],
    ['status', record.status],
    ['global days', record.globalDays],
    ['PC/TC', record.pcTc],
    ['bilateral', record.bilateral],
    ['multiple procedures', record.multipleProcedure],
    ['coverage', record.coverage],
  ]
  const known = facts.flatMap(([name, value]) => (value === null ? [] : `${name} ${value}`.trim()))
  const { source, edition } = record.citation
  return [`  ${[...known, spanOf(record)].join('; ')} [${source}, ${edition}]`]
}

function historyLine(entry: HistoryEntry): string {
  const what = entry.change === 'revised' ? `revised: ${entry.revised.join(', ')}` : entry.change
  const next = entry.replacedBy.length > 0 ? `, replaced by ${entry.replacedBy.join(', ')}` : ''
  return `${spanOf(entry)}${next} (${what})${sourced(entry.citation)}`
}

function spanOf({ validFrom, validTo }: Pick<CodeRecord, 'validFrom' | 'validTo'>): string {
  return `in force ${validFrom ?? 'from an unknown day'} to ${validTo ?? 'now'}`
}

function walk({ kind, source, target, isApproximate, validFrom, citation }: Crosswalk): string {
  const arrow = `${source ?? 'nothing'} -> ${target ?? 'nothing'}`
  const how = kind === 'conversion' ? ` from ${validFrom ?? 'an unknown day'}` : isApproximate ? ' (approximate)' : ''
  return `${arrow}${how}${sourced(citation)}`
}
