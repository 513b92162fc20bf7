// A small starter set for tests: written into a new temporary folder, with rows added or files replaced by the test.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoDate } from '../../src/codes/citation.ts'
import { STARTER_FILES } from '../../src/codes/load/starter.ts'
import { ensureStarterBook, openBook } from '../../src/codes/open-book.ts'
import { ownFolder } from './own-folder.ts'

export type StarterName = keyof typeof STARTER_FILES

export const HCPCS = ['HCPCS Level II', 'October 2025']
const ICD = ['ICD-10-CM', 'FY2026']
const OWN = ['CPT numbers', 'own explanations']
const PTP = ['NCCI PTP practitioner', '2025 Q4']
const MUE = ['NCCI MUE practitioner', '2025 Q4']

/** The rows of the set; cells in the order of the file's columns, a missing end filled with empty cells before the source. */
const ROWS: Record<StarterName, string[][]> = {
  'hcpcs.tsv': [
    [
      'J1885',
      'Injection, ketorolac tromethamine, per 15 mg',
      '15',
      'mg',
      'D',
      'toradol',
      '',
      '1996-01-01',
      '',
      ...HCPCS,
    ],
    [
      'J1010',
      'Injection, methylprednisolone acetate, 1 mg',
      '1',
      'mg',
      'D',
      'depo-medrol',
      '',
      '2024-04-01',
      '',
      ...HCPCS,
    ],
    [
      'J1020',
      'Injection, methylprednisolone acetate, 20 mg',
      '20',
      'mg',
      'D',
      '',
      'J1010',
      '1982-01-01',
      '2024-03-31',
      ...HCPCS,
    ],
    ['E1122', 'Wheelchair part of the tests', '1', 'each', 'D', '', '', '', '', ...HCPCS],
    ['A9999', 'Rare supply in force from 2026', '', '', 'D', '', '', '2026-01-01', '', ...HCPCS],
  ],
  'icd10cm.tsv': [
    ['E11', 'Type 2 diabetes mellitus', '0', '', '', '', '', ...ICD],
    ['E11.9', 'Type 2 diabetes mellitus without complications', '1', 'dm2', '', '', '', ...ICD],
    ['E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease', '1', '', '', '', '', ...ICD],
    ['I10', 'Essential (primary) hypertension', '1', 'high blood pressure', '', '', '', ...ICD],
    ['J44.9', 'Chronic obstructive pulmonary disease, unspecified', '1', '', '', '', '', ...ICD],
    ['M17.11', 'Unilateral primary osteoarthritis, right knee', '1', '', '', '', '', ...ICD],
    ['M17.12', 'Unilateral primary osteoarthritis, left knee', '1', '', '', '', '', ...ICD],
    ['S82.001A', 'Unspecified fracture of right patella, initial encounter', '1', '', '', '', '', ...ICD],
  ],
  'modifiers.tsv': [
    ['25', 'A separate visit on the day of a procedure', '1', '', '', '', ...OWN],
    ['59', 'A distinct service', '1', '', '', '', ...OWN],
    ['76', 'The same service again', '1', '', '', '', ...OWN],
    ['LT', 'Left side', '0', '', '', '', ...HCPCS],
  ],
  'cpt.tsv': [
    cpt('0470T', 'A light scan of the skin (OCT), first spot', 'oct skin first lesion'),
    cpt('0471T', 'The same light scan of the skin, each further spot', 'oct skin additional lesion'),
    cpt('20610', 'Needle into a large joint, such as the knee, to drain or inject', 'large joint injection'),
    cpt('20611', 'Needle into a large joint under ultrasound', 'large joint injection ultrasound'),
    [
      ...['99213', 'Office visit of a known patient, low decisions', 'established patient visit', '', ''],
      ...['A', 'XXX', '0', '0', '0', '', '', '', ...OWN],
    ],
    cpt('11045', 'Cleaning a wound, each further 20 sq cm', 'debridement add-on'),
  ],
  'pos.tsv': [['11', 'Office', '0', '', '', 'Place of service codes', '2024']],
  'pairs.tsv': [
    ['20611', '20610', '1', 'practitioner', 'more extensive procedure', '2020-01-01', '', ...PTP],
    ['0471T', '99213', '0', 'practitioner', 'standards of practice', '2020-01-01', '', ...PTP],
    ['20610', '0470T', '9', 'practitioner', 'deleted', '2020-01-01', '', ...PTP],
    ['20610', '99213', '1', 'practitioner', 'ended', '2020-01-01', '2023-12-31', ...PTP],
  ],
  'unit-limits.tsv': [
    ['J1885', '8', '3', 'practitioner', 'clinical data', '', '', ...MUE],
    ['20610', '2', '1', 'practitioner', 'anatomy', '', '', ...MUE],
    ['99213', '1', '2', 'practitioner', 'the code itself', '', '', ...MUE],
  ],
  'add-ons.tsv': [
    ['0471T', '0470T', '1', '', '', ...OWN],
    ['11045', '', '2', '', '', ...OWN],
  ],
  'notes.tsv': [['laterality', 'modifiers', 'Say the side with LT or RT, as for 20610.', 'chapter 1', '', '', ...PTP]],
  'releases.tsv': [
    [...HCPCS, '2025-10-01', '2025-12-31'],
    [...ICD, '2025-10-01', '2026-09-30'],
    [...PTP, '2025-10-01', '2025-12-31'],
    [...MUE, '2025-10-01', '2025-12-31'],
    [...OWN, '', ''],
  ],
}

/** A day all dated releases of the set cover. */
export const DAY = '2025-11-03' as IsoDate

export function starterFolder(more: Partial<Record<StarterName, string[][]>> = {}): string {
  const folder = ownFolder('starter-codes-')
  for (const file of Object.keys(STARTER_FILES) as StarterName[]) {
    writeStarterFile(folder, file, [...ROWS[file], ...(more[file] ?? [])])
  }
  return folder
}

export function writeStarterFile(folder: string, file: StarterName, rows: string[][]): void {
  const lines = [STARTER_FILES[file], ...rows].map((cells) => cells.join('\t'))
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
}

/** A book of the set, opened. */
export function starterBook(more: Partial<Record<StarterName, string[][]>> = {}) {
  const folder = starterFolder(more)
  const path = join(folder, 'book.sqlite')
  const result = ensureStarterBook(path, folder)
  if (result.is !== 'built') throw new Error(JSON.stringify(result))
  return openedAlone(folder, path)
}

/** Opens a book and takes its folder away: an open file is read on without its name. */
export function openedAlone(folder: string, path: string) {
  const book = openBook(path)
  rmSync(folder, { recursive: true, force: true })
  return book
}

function cpt(code: string, explanation: string, synonyms: string): string[] {
  return [code, explanation, synonyms, '', '', 'A', '000', '0', '1', '2', '', '', '', ...OWN]
}
