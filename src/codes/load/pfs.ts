// Reads the Medicare physician fee schedule: the relative value file of CMS by position, header-named tables made from it, and the files
// about places that come with it.
import { PFS, PFS_QUALIFYING } from '../fees.ts'
import { unexplained } from '../record-text.ts'
import { columnName, columnsOf, delimitedRows } from './delimited.ts'
import { type Importer, NOTHING_KNOWN, type Sink } from './importer.ts'
import { localityRows } from './pfs-localities.ts'
import { rvuRelease } from './release-name.ts'
import { clip } from './tsv.ts'

export const pfs: Importer = {
  member: /^(PPRRVU|GPCI|(20)?\d\dLOCCO|ANES).*\.(csv|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'snapshot',
  withoutRelease: 'kept',
  inParts: false,
  releaseOf: rvuRelease,
  read: (name, sink) => pfsReader(QUALIFYING.test(name), sink),
}

/** Since 2026 there are two files, PPRRVU2026_Jul_nonQPP and _QPP, the latter for qualifying participants, with another factor. */
const QUALIFYING = /_QPP/i

/** Title rows and the broken header above the row that begins with HCPCS. */
const MAX_PREAMBLE = 30
/** The 31 positions of the CSV. The description, the third, is the AMA's for CPT numbers and is not read. */
const POSITIONS: readonly (string | null)[] = [
  ...['hcpcs', 'mod', null, 'status_code', 'not_used_for_medicare_payment', 'work_rvu', 'non_fac_pe_rvu'],
  ...['non_fac_na_indicator', 'facility_pe_rvu', 'facility_na_indicator', 'mp_rvu', 'total_non_facility'],
  ...['total_facility', 'pctc_ind', 'glob_days', 'pre_op', 'intra_op', 'post_op', 'mult_proc', 'bilat_surg'],
  ...['asst_surg', 'co_surg', 'team_surg', 'endo_base', 'conv_factor', 'phys_superv_diag_proc', 'calculation_flag'],
  ...['diag_imaging_family', 'opps_non_fac_pe', 'opps_fac_pe', 'opps_mp'],
]
const NAMED = ['mod', 'status_code', 'pctc_ind', 'glob_days', 'mult_proc', 'bilat_surg']
const HEADER = 'a header whose last row begins with HCPCS, or one of localities'
/** Never kept, however a table made from the file calls it. */
const DESCRIPTOR = /desc/

function pfsReader(isQualifying: boolean, sink: Sink) {
  let columns: readonly (string | null)[] | null = null
  let place: ReturnType<typeof localityRows> = null
  let skipped = 0
  let rows = 0
  return delimitedRows(
    ({ cells, at }) => {
      if (place !== null) {
        rows += 1
        place(cells, at)
        return
      }
      if (columns === null) {
        skipped += 1
        place = localityRows(cells, sink)
        if (columnName(cells[0] ?? '') === 'hcpcs') {
          const isNamed = columnsOf(cells, NAMED) !== null
          columns = isNamed
            ? cells.map((cell) => (DESCRIPTOR.test(columnName(cell)) ? null : columnName(cell)))
            : POSITIONS
          sink.source(isQualifying ? PFS_QUALIFYING : PFS)
        } else if (skipped > MAX_PREAMBLE) sink.fault(at, HEADER, clip(cells[0] ?? ''))
        return
      }
      rows += 1
      if (cells.length !== columns.length) {
        sink.fault(at, `${columns.length} columns`, `${cells.length}`)
        return
      }
      const facts: Record<string, string> = {}
      for (const [place, cell] of cells.entries()) {
        const name = columns[place]
        if (name != null && cell !== '') facts[name] = cell
      }
      const { hcpcs: code = '', mod: modifier = '', ...rest } = facts
      if (!/^[0-9A-Z]{5}$/.test(code)) sink.fault(at, 'a code of five characters', clip(code))
      else if (!/^(|26|TC|53)$/.test(modifier)) sink.fault(at, 'a modifier 26, TC, 53 or none', clip(modifier))
      else if (!/^[A-Z]$/.test(rest.status_code ?? ''))
        sink.fault(at, 'a status code of one letter', rest.status_code ?? 'none')
      else {
        sink.fee(at, { code, modifier, facts: rest })
        if (modifier === '' && !isQualifying && CPT.test(code)) sink.record(at, cptRecord(code, rest))
      }
    },
    (at) => sink.fault(at, 'a closing quote', 'none'),
    () => {
      if (rows === 0) sink.fault(0, `${HEADER}, and rows below it`, 'none')
    },
  )
}

const CPT = /^\d{4}[\dAFMTU]$/

function cptRecord(code: string, facts: Record<string, string>) {
  return {
    ...NOTHING_KNOWN,
    system: 'CPT' as const,
    code,
    title: unexplained(code),
    titleIsOurs: true,
    status: facts.status_code ?? null,
    globalDays: facts.glob_days ?? null,
    pcTc: facts.pctc_ind ?? null,
    bilateral: facts.bilat_surg ?? null,
    multipleProcedure: facts.mult_proc ?? null,
  }
}
