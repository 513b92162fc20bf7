// The NCCI pairs of a code, page by page: what the address asks for, and the rows as the page shows them.
import { z } from 'zod'
import type { IsoDate } from '../codes/citation.ts'
import type { CodeSystem } from '../codes/code-record.ts'
import { EDIT_SORTS, type EditPage, type EditQuery, type EditSort } from '../codes/pair-look-up.ts'
import { codePath } from './code-path.ts'
import { sourceOf } from './code-view.ts'

export const PAGE_ROWS = 50

const Asked = z.object({
  table: z.enum(['practitioner', 'hospital']).optional().catch(undefined),
  partner: z.string().trim().max(7).catch(''),
  indicator: z.enum(['0', '1', '9']).optional().catch(undefined),
  sort: z.enum(EDIT_SORTS).catch('partner'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** Reads the query of the address; what it cannot read counts as not asked. */
export function editQueryOf(query: unknown): EditQuery & { sort: EditSort; offset: number } {
  const { table, partner, indicator, sort, page } = Asked.parse(query)
  return {
    ...(table === undefined ? {} : { table }),
    ...(partner === '' ? {} : { partner }),
    ...(indicator === undefined ? {} : { indicator: Number(indicator) as 0 | 1 | 9 }),
    ...{ sort, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
  }
}

const HEADINGS: { sort: EditSort; name: string }[] = [
  { sort: 'column', name: 'This code is' },
  { sort: 'partner', name: 'Other code' },
  { sort: 'indicator', name: 'Modifier' },
  { sort: 'since', name: 'In force' },
  { sort: 'rationale', name: 'Rationale' },
]

/** NCCI Policy Manual, chapter I: the modifier indicator of a pair. */
const INDICATOR_WORDS = { 0: '0: never', 1: '1: may bypass', 9: '9: edit deleted' } as const

export function editPageView(
  { code, system, date }: { code: string; system: CodeSystem; date: IsoDate },
  query: ReturnType<typeof editQueryOf>,
  { total, rows }: EditPage,
) {
  const { table = '', partner = '', indicator, sort, offset } = query
  const chosen = { date, table, partner, indicator: indicator === undefined ? '' : String(indicator) }
  const link = (more: { sort: EditSort; page?: string }) => `?${new URLSearchParams({ ...chosen, ...more })}`
  const page = offset / PAGE_ROWS + 1
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS))
  return {
    title: `Pairs of ${code}`,
    ...{ code, system, date, partner, sort, total },
    path: codePath(system, code, date),
    tables: options(['practitioner', 'hospital'], table),
    indicators: options(['0', '1', '9'], chosen.indicator),
    headings: HEADINGS.map((heading) => ({
      ...heading,
      link: link({ sort: heading.sort }),
      here: heading.sort === sort,
    })),
    rows: rows.map((row) => {
      const other = row.column1 === code ? row.column2 : row.column1
      return {
        column: row.column1 === code ? 'column one (paid)' : 'column two (denied)',
        other,
        path: codePath(/^[0-9]/.test(other) ? 'CPT' : 'HCPCS', other, date),
        table: row.table,
        indicator: INDICATOR_WORDS[row.indicator],
        ...{ from: row.validFrom ?? 'open', to: row.validTo ?? 'open', rationale: row.rationale },
        source: sourceOf(row.citation),
      }
    }),
    shown:
      total === 0
        ? '0'
        : `${(offset + 1).toLocaleString('en-US')} to ${Math.min(total, offset + PAGE_ROWS).toLocaleString('en-US')}`,
    of: total.toLocaleString('en-US'),
    before: page > 1 ? link({ sort, page: String(Math.min(page - 1, pages)) }) : null,
    after: page < pages ? link({ sort, page: String(page + 1) }) : null,
  }
}

function options(names: readonly string[], chosen: string) {
  return names.map((name) => ({ name, here: name === chosen }))
}
