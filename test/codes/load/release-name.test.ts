import { expect, test } from 'vitest'
import { dayReader } from '../../../src/codes/load/day-cell.ts'
import { IMPORTERS, type Kind } from '../../../src/codes/load/importers.ts'
import { editionNamed } from '../../../src/codes/load/release-name.ts'

test.each<[Kind, string, string | null, string?, string?]>([
  ['hcpcs', 'HCPC2025_OCT_ANWEB.txt', 'October 2025', '2025-10-01', '2025-12-31'],
  ['hcpcs', 'HCPC2019_CONTR_ANWEB.txt', 'January 2019', '2019-01-01', '2019-03-31'],
  ['hcpcs', 'HCPC2025_FEB_ANWEB.txt', null],
  ['icd10cm-order', 'icd10cm-order-2026.txt', 'FY2026', '2025-10-01', '2026-09-30'],
  ['icd10cm-order', 'icd10cm-order-April-2026.txt', 'FY2026 April', '2026-04-01', '2026-09-30'],
  ['icd10pcs-order', 'icd10pcs_order_2026.txt', 'FY2026', '2025-10-01', '2026-09-30'],
  [
    'ncci-ptp',
    'medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.txt',
    '2026 Q3',
    '2026-07-01',
    '2026-09-30',
  ],
  // The version alone does not say the quarter for sure.
  ['ncci-ptp', 'ccipra-v313r0-f1.TXT', null],
  ['ncci-mue', 'MCR_MUE_OutpatientHospitalServices_Eff_04-01-2025.csv', '2025 Q2', '2025-04-01', '2025-06-30'],
  ['ncci-aoc', 'AOC_V2025Q4-MCR.txt', '2025 Q4', '2025-10-01', '2025-12-31'],
  ['pfs', 'PPRRVU2026_Jul_nonQPP.csv', 'RVU26C (July 2026)', '2026-07-01', '2026-09-30'],
  ['pfs', 'pprrvu24_jul_nodesc.tsv', 'RVU24C (July 2024)', '2024-07-01', '2024-09-30'],
  ['opps', '2026_April_Web_Addendum_B.csv', 'April 2026', '2026-04-01', '2026-06-30'],
  ['pos', 'place_of_service_2024.tsv', '2024'],
])('%s: %s is %s', (kind, name, edition, from, to) => {
  const release = IMPORTERS[kind].releaseOf(name)
  expect(release).toEqual(edition === null ? null : { edition, validFrom: from ?? null, validTo: to ?? null })
})

test('an edition that names its period brings it along', () => {
  for (const edition of ['2024 Q3', 'RVU24C (July 2024)', 'July 2024'])
    expect(editionNamed(edition)).toEqual({ edition, validFrom: '2024-07-01', validTo: '2024-09-30' })
  expect(editionNamed('FY2026')).toMatchObject({ validFrom: '2025-10-01' })
  expect(editionNamed('our own')).toEqual({ edition: 'our own', validFrom: null, validTo: null })
})

test('days as CMS writes them', () => {
  const day = dayReader()
  expect(['20240701', '2024-07-01', '2024183', '2023365', '*', '', '9999-12-31'].map(day)).toEqual([
    ...['2024-07-01', '2024-07-01', '2024-07-01', '2023-12-31'],
    ...[null, null, null],
  ])
  expect(['20241301', '2023366', '2024000', 'soon', '1/2/24'].map(day)).toEqual(Array(5).fill(undefined))
})
