// Small files in the official layouts, written by the tests themselves; no descriptor in them is anybody's but ours.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureStarterBook } from '../../../src/codes/open-book.ts'
import { ownFolder } from '../own-folder.ts'
import { starterFolder } from '../starter-folder.ts'

export const emptyFolder = () => ownFolder('official-')

/** A folder with a book of the small starter set in it. */
export function startedBook(): { folder: string; book: string } {
  const folder = emptyFolder()
  const book = join(folder, 'code-book.sqlite')
  const made = ensureStarterBook(book, starterFolder())
  if (made.is !== 'built') throw new Error(JSON.stringify(made))
  return { folder, book }
}

export function write(folder: string, name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

export const crlf = (lines: string[]) => lines.map((line) => `${line}\r\n`).join('')

/** A row of the 320-byte HCPCS record; `id` 3 and 7 begin a code or modifier, 4 and 8 continue its description. */
export function hcpcsRow(
  code: string,
  id: string,
  text: string,
  rest: { coverage?: string; added?: string; ended?: string; refers?: string } = {},
): string {
  const row = [...`${code.padStart(5)}00100${id}${text.padEnd(80)}${text.slice(0, 28).padEnd(28)}`.padEnd(320)]
  const put = (at: number, value = '') => row.splice(at, value.length, ...value)
  put(204, rest.refers)
  put(229, rest.coverage)
  put(268, rest.added)
  put(284, rest.ended)
  return row.join('')
}

export const HCPCS_FILE = crlf([
  '***Disclaimers\t\t\t',
  '',
  hcpcsRow('LT', '7', 'Left side (used to identify procedures', { added: '19900101' }),
  hcpcsRow('LT', '8', 'performed on the left side of the body)'),
  hcpcsRow('J1885', '3', 'Injection, ketorolac tromethamine, per 15 mg', { coverage: 'D', added: '19960101' }),
  hcpcsRow('J1020', '3', 'Injection, methylprednisolone acetate, 20 mg', {
    coverage: 'D',
    added: '19820101',
    ended: '20240331',
    refers: 'J1010',
  }),
  hcpcsRow('Q9999', '3', 'Injection of the tests, nine', { added: '20250401' }),
  hcpcsRow('Q9999', '4', 'hundred units'),
])

export function orderRow(number: number, code: string, billable: 0 | 1, title: string): string {
  return `${String(number).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${title.slice(0, 60).padEnd(60)} ${title}`
}

export const ICD_FILE = crlf([
  orderRow(1, 'E11', 0, 'Type 2 diabetes mellitus'),
  orderRow(2, 'E1122', 1, 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
  orderRow(3, 'E119', 1, 'Type 2 diabetes mellitus without complications'),
  orderRow(4, 'I10', 1, 'Essential (primary) hypertension'),
])

export const PCS_FILE = crlf([
  orderRow(1, '001', 0, 'Central Nervous System and Cranial Nerves, Bypass'),
  orderRow(
    2,
    '0016070',
    1,
    'Bypass Cerebral Ventricle to Nasopharynx with Autologous Tissue Substitute, Open Approach',
  ),
])

export const ptpRow = (column1: string, column2: string, from: string, to: string, indicator: string) =>
  [column1, column2, '', from, to, indicator, 'Standards of medical practice'].join('\t')

export const PTP_FILE = crlf([
  'A notice that numbers are somebody\u0027s property.',
  'Practitioner PTP Edits',
  'Column 1\tColumn 2\t* = in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  ptpRow('20611', '20610', '20150101', '*', '1'),
  ptpRow('20610', '99213', '20100101', '20231231', '1'),
  ptpRow('20610', '99213', '20250101', '*', '0'),
])

export const MUE_FILE = [
  '"A notice that numbers are',
  'somebody\u0027s, over two lines",,,',
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
  '20610,2,1 Line Edit,"Anatomic, as published"',
  'J1885,8,3 Date of Service Edit: Clinical,Clinical: Data',
  '',
].join('\n')

export const AOC_FILE = crlf([
  'A notice',
  'AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\tSpecial_Instruction_Notes',
  '1\t0998T\t\t0999T\t2022365\t2015001\t\t',
  '2\t0997T\t\tCCCCC\t\t2013091\t\t',
])

/** A row of the relative value file: 31 cells by position, the third a descriptor that must not be kept. */
export function pfsRow(code: string, modifier: string, status: string): string {
  const cells = [
    code,
    modifier,
    '"DESCRIPTOR, OF SOMEBODY"',
    status,
    '',
    '0.97',
    '1.33',
    '',
    '0.4',
    '',
    '0.1',
    '2.4',
    '1.47',
    '9',
    'XXX',
  ]
  return [
    ...cells,
    ...Array.from({ length: 31 - cells.length }, (_, at) => (at === 3 ? '2' : at === 4 ? '1' : '0')),
  ].join(',')
}

export const PFS_FILE = crlf([
  '2025 National Physician Fee Schedule,,,',
  ',,,STATUS,"NOT USED FOR',
  'MEDICARE"',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT',
  pfsRow('20610', '', 'A'),
  pfsRow('20612', '', 'A'),
  pfsRow('J1885', '', 'E'),
  pfsRow('70010', '26', 'A'),
])

export const POS_FILE =
  'pos_code\tpos_type\tpos_name\n11\tNon-Facility\tOffice\n21\tFacility\tInpatient Hospital\n30\tUnassigned\tUnassigned\n'
