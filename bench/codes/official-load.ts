// Loads every official file at hand into a new code book, in a process of its own, and says how long it took and how much memory.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isIcdKind } from '../../src/codes/load/icd-books.ts'
import { isKind } from '../../src/codes/load/importers.ts'
import { loadFile } from '../../src/codes/load/load-file.ts'
import { loadIcdBook } from '../../src/codes/load/load-icd-book.ts'
import type { LoadOptions } from '../../src/codes/load/load-result.ts'
import { ensureStarterBook } from '../../src/codes/open-book.ts'

const [book = '', data = ''] = process.argv.slice(2)
const EDITS: LoadOptions = { edition: '2024 Q3' }
const FILES: [kind: string, files: string[], options?: LoadOptions][] = [
  ['icd10cm-order', ['icd10cm/icd10cm-order-2026.txt.gz']],
  ['icd10cm-tabular', ['icd10cm/icd10cm_tabular_2021.xml.gz']],
  [
    'icd10cm-index',
    ['index-2026-reconstructed', 'drug_2022', 'eindex_2022', 'neoplasm_2022'].map((name) =>
      name.startsWith('index') ? `icd10cm/icd10cm-${name}.xml.gz` : `icd10cm/icd10cm_${name}.xml.gz`,
    ),
  ],
  ['icd10pcs-order', ['icd10pcs/icd10pcs_order_2026.txt.gz']],
  ['hcpcs', ['hcpcs/HCPC2025_OCT_ANWEB.txt.gz', 'hcpcs/hcpcs_2024_jul_indicators.tsv.gz']],
  ['ncci-ptp', ['ncci/ptp_practitioner_all.tsv.gz', 'ncci/ptp_hospital_all.tsv.gz'], EDITS],
  ['ncci-mue', ['practitioner', 'outpatient_hospital', 'dme_supplier'].map((name) => `ncci/mue_${name}.tsv.gz`), EDITS],
  ['ncci-aoc', ['ncci/aoc_edits.tsv.gz'], EDITS],
  ['pfs', ['pfs/pprrvu24_jul_nodesc.tsv.gz']],
]

ensureStarterBook(book, join(import.meta.dirname, '../../config/starter-codes'))
const started = performance.now()
for (const [kind, names, options] of FILES) {
  const files = names.map((name) => join(data, name))
  if (!files.every((file) => existsSync(file))) continue
  const began = performance.now()
  const result = isKind(kind)
    ? await loadFile(book, kind, files, options)
    : isIcdKind(kind)
      ? await loadIcdBook(book, kind, files, options)
      : null
  if (result === null || result.is === 'refused') throw new Error(`${kind}: ${JSON.stringify(result)}`)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  process.stderr.write(`${kind}: ${seconds} s, peak so far ${Math.round(peakMegabytes())} MB\n`)
}
const seconds = (performance.now() - started) / 1_000
process.stdout.write(JSON.stringify({ seconds, peakMegabytes: peakMegabytes() }))

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1_024
}
