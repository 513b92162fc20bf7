// One code as its page shows it: every fact in the words of the field, each with its source.

import type { Citation } from '../codes/citation.ts'
import type { CodeFacts } from '../codes/code-facts.ts'
import type { AddOn, CodeRecord, CodeSystem, UnitLimit } from '../codes/code-record.ts'
import type { Crosswalk } from '../codes/crosswalk-look-up.ts'
import type { Relative } from '../codes/family-look-up.ts'
import type { IndexEntry } from '../codes/index-look-up.ts'
import type { NoteKind } from '../codes/load/icd10cm-tabular.ts'
import { NOTE_TITLES } from '../codes/show.ts'
import type { CodeNote } from '../codes/tabular-look-up.ts'
import { codePath } from './code-path.ts'
import { codeTimeline } from './code-timeline.ts'
import { indicatorsOf } from './indicator-words.ts'

/** Rows of a long list on the page itself; the rest is counted. */
const SHOWN_AT_MOST = 40

/** `facts` are those of one system and have at least one row. */
export function codeView(facts: CodeFacts, system: CodeSystem) {
  const { code, date } = facts
  const now = facts.records[0] ?? null
  const told = now ?? facts.history[0]
  const edits = facts.edits.map((count) => ({ ...count, total: count.asColumn1 + count.asColumn2 }))
  return {
    title: `${code} · ${system}`,
    ...{ system, code, date, cautions: facts.cautions, notice: facts.notice },
    path: codePath(system, code),
    name: told?.title ?? '',
    ours: told?.titleIsOurs ?? false,
    valid: now !== null,
    source: now === null ? null : sourceOf(now.citation),
    facts: told === undefined ? [] : factRows(told, date),
    crumbs: facts.parents.toReversed().map((relative) => relativeView(relative, date)),
    blocks: facts.blocks.toReversed(),
    children: facts.children.map((relative) => relativeView(relative, date)),
    hasMoreChildren: facts.hasMoreChildren,
    neighbours: [...facts.before, ...facts.after].map((relative) => relativeView(relative, date)),
    notes: noteGroups(facts.notes),
    notesFrom: [...new Set(facts.notes.map(originOf))].join('; '),
    seventhCharacters: facts.seventhCharacters,
    seventhFrom: [...new Set(facts.seventhCharacters.map(originOf))].join('; '),
    indexEntries: shown(facts.indexEntries, indexView),
    crosswalks: shown(facts.crosswalks, walkView),
    unitLimits: facts.unitLimits.map(limitView),
    addOns: shown([...facts.addOns, ...facts.addOnsOf], (row) => addOnView(row, code, date)),
    edits,
    editTotal: edits.reduce((sum, { total }) => sum + total, 0),
    outpatient: facts.outpatient && {
      ...facts.outpatient,
      amount: facts.outpatient.paymentCents === null ? null : dollars(facts.outpatient.paymentCents),
      source: sourceOf(facts.outpatient.citation),
    },
    coverage: facts.coverage.map(({ document, role }) => ({
      ...document,
      role: ROLE_WORDS[role],
      source: sourceOf(document.citation),
    })),
    rules: facts.rules.map(({ text, citation }) => ({ text, source: sourceOf(citation) })),
    timeline: codeTimeline(facts.timeline, date),
    rows: facts.timeline.toReversed().map((row) => ({
      ...{ from: row.validFrom ?? 'open', to: row.validTo ?? 'open', title: row.title },
      what: row.change === 'revised' ? `revised: ${row.revised.join(', ')}` : CHANGE_WORDS[row.change],
      replacedBy: row.replacedBy.join(', '),
      source: sourceOf(row.citation),
    })),
  }
}

export function sourceOf({ source, edition, locator }: Citation): string {
  return `${source}, ${edition}: ${locator}`
}

export function dollars(cents: number): string {
  return `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
}

/** CMS, Medicare NCCI FAQ: what an MUE adjudication indicator means. */
const MAI_WORDS = {
  1: 'for each claim line',
  2: 'for each day, absolute (set by law or anatomy)',
  3: 'for each day, reviewable with documentation',
} as const

const ROLE_WORDS = {
  procedure: 'names this service',
  covered: 'lists this diagnosis as supporting coverage',
  noncovered: 'lists this diagnosis as not supporting coverage',
} as const

const SYSTEMS_CROSSED = {
  conversion: ['before', 'then'],
  '10to9': ['ICD-10-CM', 'ICD-9-CM'],
  '9to10': ['ICD-9-CM', 'ICD-10-CM'],
} as const

const CHANGE_WORDS = { first: 'first loaded', same: 'unchanged', again: 'back again', revised: 'revised' } as const

function factRows(record: CodeRecord, date: string): { name: string; value: string; path: string | null }[] {
  const plain = (name: string, value: string | null) => (value ? [{ name, value, path: null }] : [])
  return [
    ...plain(
      'On a claim',
      record.system === 'ICD-10-CM' ? (record.billable ? 'billable' : 'heading, not billable') : null,
    ),
    ...plain('One unit is', record.unit === null ? null : `${record.unit.amount} ${record.unit.measure}`),
    ...indicatorsOf(record).flatMap(({ name, value }) => plain(name, value)),
    ...record.replacedBy.map((value) => ({ name: 'Replaced by', value, path: codePath(record.system, value, date) })),
    ...plain(
      'Rate paid there',
      record.facilityRate === null ? null : record.facilityRate ? 'facility' : 'non-facility',
    ),
    ...plain('Also called', record.synonyms.join(', ') || null),
  ]
}

function relativeView(relative: Relative, date: string) {
  return { ...relative, path: codePath(relative.system, relative.code, date) }
}

/** Notes of one kind together, own before inherited, each place named once. */
function noteGroups(notes: readonly CodeNote[]) {
  return (Object.keys(NOTE_TITLES) as NoteKind[]).flatMap((kind) => {
    const [first, ...rest] = notes.filter((note) => note.kind === kind)
    if (first === undefined) return []
    const lines = [first, ...rest].map(({ text, isOwn, from }) => ({ text, from: isOwn ? null : from.code }))
    return [{ kind, heading: NOTE_TITLES[kind], lines }]
  })
}

function originOf({ caution, citation }: CodeNote): string {
  return caution ?? `${citation.source}, ${citation.edition}`
}

function shown<Row, View>(rows: readonly Row[], view: (row: Row) => View): { rows: View[]; more: number } | null {
  if (rows.length === 0) return null
  return { rows: rows.slice(0, SHOWN_AT_MOST).map(view), more: Math.max(0, rows.length - SHOWN_AT_MOST) }
}

function indexView({ path, column, manifestation, citation, caution }: IndexEntry) {
  const words = [...path, ...(column === null ? [] : [column.replaceAll('_', ' ')])].join(', ')
  return { words, manifestation, source: caution ?? `${citation.source}, ${citation.edition}` }
}

function walkView({ kind, source, target, isApproximate, isCombination, citation }: Crosswalk) {
  const [from, to] = SYSTEMS_CROSSED[kind]
  return {
    ...{ fromSystem: from, from: source ?? 'nothing', toSystem: to, to: target ?? 'nothing' },
    nature: [...(isApproximate ? ['approximate'] : []), ...(isCombination ? ['one of several together'] : [])].join(
      ', ',
    ),
    source: `${citation.source}, ${citation.edition}`,
  }
}

function limitView({ units, table, mai, rationale, citation }: UnitLimit) {
  return { units, table, mai: MAI_WORDS[mai], rationale, source: sourceOf(citation) }
}

function addOnView(row: AddOn, code: string, date: string) {
  const other = row.code === code ? row.primary : row.code
  return {
    words: row.code === code ? 'is added to' : 'takes the add-on',
    other: other ?? 'whatever primary the contractor accepts',
    path: other === null ? null : codePath(/^[0-9]/.test(other) ? 'CPT' : 'HCPCS', other, date),
    type: row.type,
    source: sourceOf(row.citation),
  }
}
