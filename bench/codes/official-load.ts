// Loads every official file at hand into a new code book as `codes load all` does, in a process of its own; how long and how much memory.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ALL, loadKind } from '../../src/codes/load/load-kind.ts'
import { ensureStarterBook } from '../../src/codes/open-book.ts'

const [book = '', data = ''] = process.argv.slice(2)
const FILES = [
  'icd10cm/icd10cm-order-2026.txt.gz',
  'icd10cm/icd10cm_tabular_2021.xml.gz',
  'icd10cm/icd10cm-index-2026-reconstructed.xml.gz',
  'icd10cm/icd10cm_drug_2022.xml.gz',
  'icd10cm/icd10cm_eindex_2022.xml.gz',
  'icd10cm/icd10cm_neoplasm_2022.xml.gz',
  'icd10pcs/icd10pcs_order_2026.txt.gz',
  'hcpcs/HCPC2025_OCT_ANWEB.txt.gz',
  'hcpcs/hcpcs_2024_jul_indicators.tsv.gz',
  'ncci/ptp_practitioner_all.tsv.gz',
  'ncci/ptp_hospital_all.tsv.gz',
  'ncci/mue_practitioner.tsv.gz',
  'ncci/mue_outpatient_hospital.tsv.gz',
  'ncci/mue_dme_supplier.tsv.gz',
  'ncci/aoc_edits.tsv.gz',
  'pfs/pprrvu24_jul_nodesc.tsv.gz',
]

ensureStarterBook(book, join(import.meta.dirname, '../../config/starter-codes'))
const files = FILES.map((name) => join(data, name)).filter((file) => existsSync(file))
const started = performance.now()
const result = await loadKind(book, ALL, files)
if (result?.is !== 'loaded') throw new Error(JSON.stringify(result))
const seconds = (performance.now() - started) / 1_000
process.stdout.write(
  JSON.stringify({ files: files.length, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1_024 }),
)
