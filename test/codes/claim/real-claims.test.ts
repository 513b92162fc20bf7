// Claims against the official files of CODE_DATA: diagnoses of fiscal year 2026, notes of the list of 2021, the fee schedule of July 2024.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IsoDate } from '../../../src/codes/citation.ts'
import { checkClaim } from '../../../src/codes/claim/check-claim.ts'
import type { CheckRule, ClaimFinding } from '../../../src/codes/claim/claim.ts'
import type { CodeBook } from '../../../src/codes/code-book.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'
import { loadIcdBook } from '../../../src/codes/load/load-icd-book.ts'
import { startedBook } from '../load/official-files.ts'
import { openedAlone } from '../starter-folder.ts'
import { line } from './written-line.ts'

const FOLDER = process.env.CODE_DATA ?? join(import.meta.dirname, '../../../../shared/codes')
const absent = !existsSync(join(FOLDER, 'icd10cm/icd10cm-order-2026.txt.gz'))
const LOAD_MS = 240_000
const FY2026 = '2025-11-03'

describe.skipIf(absent)(`official files of CODE_DATA (${FOLDER})`, () => {
  let book: CodeBook
  beforeAll(async () => {
    const { folder, book: path } = startedBook()
    const file = (name: string) => [join(FOLDER, name)]
    const loads = [
      await loadFile(path, 'icd10cm-order', file('icd10cm/icd10cm-order-2026.txt.gz')),
      await loadFile(path, 'pfs', file('pfs/pprrvu24_jul_nodesc.tsv.gz')),
      await loadIcdBook(path, 'icd10cm-tabular', file('icd10cm/icd10cm_tabular_2021.xml.gz')),
      await loadIcdBook(path, 'conversion', file('icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx')),
    ]
    for (const loaded of loads) if (loaded.is !== 'loaded') throw new Error(JSON.stringify(loaded))
    book = openedAlone(folder, path)
    return () => book.close()
  }, LOAD_MS)

  function said(rule: CheckRule, diagnoses: string[], date = FY2026, lines: string[] = []): ClaimFinding[] {
    const findings = checkClaim(book, { diagnoses, lines: lines.map(line), date: date as IsoDate })
    return findings.filter((finding) => finding.rule === rule)
  }

  test('every billable code of a category is taken as it is, and every heading names what is below it', {
    timeout: LOAD_MS,
  }, () => {
    for (const category of ['E11', 'S82', 'T36', 'M17', 'O36'])
      for (const { code, billable } of book.codesBeginning(category, FY2026 as IsoDate, 2_000, 'ICD-10-CM')) {
        const claims = said('diagnosis-validity', [code]).map(({ claim }) => claim)
        if (billable) expect(claims, code).toEqual([])
        else
          expect(claims, code).toEqual([
            expect.stringMatching(/is a heading .*one of the longer codes below it: [A-Z]/),
          ])
      }
  })

  test('a code without its placeholders is told in full, whichever it is', () => {
    const padded = book
      .codesBeginning('T36', FY2026 as IsoDate, 2_000, 'ICD-10-CM')
      .filter(({ code }) => /X[A-Z]$/.test(code))
    expect(padded.length).toBeGreaterThan(10)
    for (const { code } of padded) {
      const short = code.replace(/X+([A-Z])$/, '$1')
      expect(said('diagnosis-validity', [short])[0]?.claim, short).toContain(`in full it is ${code}`)
    }
  })

  test('codes of earlier years are told what they became', () => {
    const [finding] = said('diagnosis-validity', ['T40.4X1A'])
    expect(finding?.claim).toBe(
      'T40.4X1A is not valid on 2025-11-03: since 2020-10-01 it is T40.411A, T40.421A, T40.491A.',
    )
    expect(finding?.citations[0].source).toBe('ICD-10-CM conversion table')
  })

  test('exclusions and order hold in the year of the list, and with a caution beyond it', () => {
    expect(said('excludes1', ['E11.9', 'E10.9'], '2021-03-01')).toMatchObject([{ certainty: 'likely' }])
    expect(said('excludes1', ['E11.9', 'E10.9'])).toMatchObject([
      { certainty: 'depends', claim: expect.stringContaining("from the FY2021 tabular list; FY2026's is not loaded") },
    ])
    expect(said('sequence', ['F02.80', 'G30.9'], '2021-03-01')).toMatchObject([
      { certainty: 'likely', claim: expect.stringContaining('G30.9 is sequenced before F02.80') },
    ])
    expect(said('sequence', ['G30.9', 'F02.80'], '2021-03-01')).toEqual([])
  })

  test('the sides of fractures, eyes and knees are found, and a left ventricle is none', () => {
    expect(said('laterality', ['S82.001A'], FY2026, ['27520-LT'])).toHaveLength(1)
    expect(said('laterality', ['E11.3211'], FY2026, ['67028-LT'])).toHaveLength(1)
    expect(said('laterality', ['E11.3213'], FY2026, ['67028-LT'])).toEqual([])
    expect(said('laterality', ['I50.1'], FY2026, ['93306-RT'])).toEqual([])
  })

  test('the indicators of the fee schedule speak of their quarter', () => {
    const parts = (date: string) => said('professional-technical', [], date, ['93010-26'])
    expect(parts('2024-09-30')).toMatchObject([{ certainty: 'certain' }])
    expect(parts('2024-10-01')).toMatchObject([{ certainty: 'likely' }])
    expect(said('surgeons', [], '2024-08-01', ['20610-80'])).toMatchObject([
      {
        claim: expect.stringContaining('indicator 1'),
        citations: [{ edition: 'RVU24C (July 2024)', locator: '20610' }],
      },
    ])
  })
})
