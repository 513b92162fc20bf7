// Books with official files of the tests' own making over the small starter set: a fee schedule, and the ICD-10-CM books.
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { loadIcdBook } from '../../../src/codes/load/load-icd-book.ts'
import { crlf, orderRow, startedBook, write } from '../load/official-files.ts'
import { workbookOf } from '../load/zip-of.ts'
import { openedAlone } from '../starter-folder.ts'

export type FeeRow = Partial<
  Record<'status' | 'pcTc' | 'days' | 'multiple' | 'bilateral' | 'assistant' | 'co' | 'team' | 'base', string>
>

/** A book whose fee schedule, in force October to December 2025, has these rows. */
export async function feeBook(rows: Record<string, FeeRow>) {
  const { folder, book } = startedBook()
  const file = crlf(['HCPCS,MOD,DESCRIPTION,CODE', ...Object.entries(rows).map(([code, row]) => feeLine(code, row))])
  const loaded = await loadFile(book, 'pfs', [write(folder, 'PPRRVU25_OCT.csv', file)])
  if (loaded.is !== 'loaded') throw new Error(JSON.stringify(loaded))
  return openedAlone(folder, book)
}

/** The 31 cells of the relative value file by position. */
function feeLine(code: string, row: FeeRow): string {
  const { status = 'A', pcTc = '0', days = 'XXX', multiple = '0', bilateral = '0' } = row
  const { assistant = '2', co = '2', team = '2', base = '' } = row
  const head = [code, '', '', status, '', '1', '1', '', '1', '', '0.1', '2.1', '2.1', pcTc, days, '0', '0', '0']
  const tail = ['33.5', '09', '0', '99', '0', '0', '0']
  return [...head, multiple, bilateral, assistant, co, team, base, ...tail].join(',')
}

const TABULAR = `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular><version>2026</version>
<chapter><name>1</name><desc>Of the tests (A00-Z99)</desc>
<excludes1><note>sugar of the newborn (P70-P74)</note></excludes1>
<useAdditionalCode><note>code for smoke (Z72.0)</note></useAdditionalCode>
<sectionIndex><sectionRef first="A00" last="Z99" id="A00-Z99">All</sectionRef></sectionIndex>
<section id="A00-Z99"><desc>All (A00-Z99)</desc>
 <diag><name>E11</name><desc>Second sugar illness</desc>
  <excludes1><note>first sugar illness (E10.-)</note><note>drugs (T36-T50 with fifth or sixth character 5)</note></excludes1>
  <useAdditionalCode><note>code to identify control using:</note><note>insulin (Z79.4)</note></useAdditionalCode>
  <diag><name>E11.9</name><desc>Without trouble</desc></diag></diag>
 <diag><name>E10</name><desc>First sugar illness</desc><diag><name>E10.9</name><desc>Without trouble</desc></diag></diag>
 <diag><name>I43</name><desc>Heart in diseases classified elsewhere</desc>
  <codeFirst><note>underlying disease, such as:</note><note>gout (M10.0-)</note><note>amyloidosis (E85.-)</note></codeFirst></diag>
 <diag><name>I50</name><desc>Heart failure</desc>
  <codeFirst><note>heart failure due to pressure (I11.0)</note></codeFirst><diag><name>I50.1</name><desc>Left</desc></diag></diag>
 <diag><name>N18</name><desc>Kidney</desc>
  <codeFirst><note>any associated:</note><note>pressure (I12.-)</note></codeFirst><diag><name>N18.4</name><desc>Four</desc></diag></diag>
 <diag><name>I12</name><desc>Pressure of the kidney</desc>
  <useAdditionalCode><note>code to identify the stage (N18.-)</note></useAdditionalCode><diag><name>I12.0</name><desc>X</desc></diag></diag>
 <diag><name>I51</name><desc>Heart</desc>
  <excludes1><note>any condition in I51.4-I51.9 due to pressure (I11.-)</note></excludes1>
  <diag><name>I51.4</name><desc>X</desc></diag><diag><name>I51.7</name><desc>X</desc></diag></diag>
 <diag><name>T36</name><desc>Drugs</desc><diag><name>T36.0</name><desc>One</desc></diag></diag>
 <diag><name>T70</name><desc>Pressure of air</desc><sevenChrDef><extension char="A">first</extension></sevenChrDef>
  <diag><name>T70.0</name><desc>Ear</desc></diag></diag>
</section></chapter></ICD10CM.tabular>
`

const ORDER = crlf(
  [
    ['E10', 0, 'First sugar illness'],
    ['E109', 1, 'First sugar illness without trouble'],
    ['E11', 0, 'Second sugar illness'],
    ['E119', 1, 'Second sugar illness without trouble'],
    ['E858', 1, 'Other amyloidosis'],
    ['I120', 1, 'Pressure of the kidney'],
    ['I43', 1, 'Heart in diseases classified elsewhere'],
    ['I501', 1, 'Left ventricular failure'],
    ['M100', 0, 'Gout'],
    ['M1000', 1, 'Gout, unspecified site'],
    ['M171', 0, 'Unilateral knee'],
    ['M170', 1, 'Bilateral knee'],
    ['M1711', 1, 'Unilateral, right knee'],
    ['M1712', 1, 'Unilateral, left knee'],
    ['N184', 1, 'Kidney, four'],
    ['P702', 1, 'Sugar of the newborn'],
    ['S8200', 0, 'Fracture of patella'],
    ['S82001', 0, 'Fracture of right patella'],
    ['S82001A', 1, 'Fracture of right patella, first'],
    ['S82001D', 1, 'Fracture of right patella, later'],
    ['S82002', 0, 'Fracture of left patella'],
    ['S82002A', 1, 'Fracture of left patella, first'],
    ['T360', 1, 'Drug one'],
    ['T700', 0, 'Ear'],
    ['T700XXA', 1, 'Ear, first'],
    ['T40411A', 1, 'Poison, first'],
    ['Z720', 1, 'Smoke'],
    ['Z794', 1, 'Insulin'],
  ].map(([code, billable, title], at) => orderRow(at + 1, String(code), billable as 0 | 1, String(title))),
)

/** A book whose ICD-10-CM order file, tabular list and conversion table are of fiscal year 2026. */
export async function icdBook() {
  const { folder, book } = startedBook()
  const table = workbookOf([
    ['Current code assignment', 'Effective', 'Previous Code(s) Assignment'],
    ['T40.411A', 2025, 'T40.4X1A'],
  ])
  const loads = [
    await loadFile(book, 'icd10cm-order', [write(folder, 'icd10cm-order-2026.txt', ORDER)]),
    await loadIcdBook(book, 'icd10cm-tabular', [write(folder, 'icd10cm-tabular-2026.xml', TABULAR)]),
    await loadIcdBook(book, 'conversion', [write(folder, 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx', table)]),
  ]
  for (const loaded of loads) if (loaded.is !== 'loaded') throw new Error(JSON.stringify(loaded))
  return openedAlone(folder, book)
}
