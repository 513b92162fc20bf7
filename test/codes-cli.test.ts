// `codes show` and `codes check` as they are typed: what is printed, and the exit codes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'codes-cli-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }))

function codes(...args: string[]) {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, '../bin/caseconsultant.js'), 'codes', ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR },
    encoding: 'utf8',
    timeout: 120_000,
  })
  return {
    status: ran.status,
    out: ran.stdout,
    err: ran.stderr,
    rows: () =>
      ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  }
}

test('show prints everything known of a code as one JSON line, or as text', () => {
  const shown = codes('show', '--json', '--date', '2025-11-03', 'e119')
  expect(shown.status).toBe(0)
  expect(shown.rows()).toMatchObject([
    {
      code: 'E11.9',
      system: 'ICD-10-CM',
      date: '2025-11-03',
      parents: [{ code: 'E11' }],
      timeline: [{}],
      cautions: [],
    },
  ])
  expect(codes('show', '--date', '2025-11-03', 'J1885').out).toMatch(/^J1885 \(HCPCS\) .*\n {2}one unit is 15 mg;/)
  const unknown = codes('show', 'J9999Z')
  expect(unknown).toMatchObject({ status: 1, out: '', err: expect.stringContaining('no proof') })
}, 240_000)

test('check names the edit between two codes with its indicator and release', () => {
  const checked = codes('check', '--json', '--date', '2024-08-01', '--line', '97597', '--line', '11042')
  expect(checked.status).toBe(0)
  expect(checked.rows()).toContainEqual(
    expect.objectContaining({
      rule: 'pair-edits',
      claim: expect.stringContaining('indicator 1'),
      citations: expect.arrayContaining([
        { source: 'NCCI PTP practitioner', edition: '2024 Q3', locator: '11042/97597' },
      ]),
    }),
  )
}, 240_000)

test('lines point at diagnoses by letter or number, and not beyond them', () => {
  const sides = (line: string) =>
    codes('check', '--json', '--date', '2025-11-03', '--dx', 'M17.12', '--dx', 'M17.11', '--line', line).out
  expect(sides('20610-RTx1:B')).not.toContain('laterality')
  expect(sides('20610-RTx1:1')).toContain('laterality')
  expect(codes('check', '--date', '2025-11-03', '--dx', 'E11.9', '--line', '99213:B')).toMatchObject({
    ...{ status: 2, err: expect.stringContaining('points at diagnosis 2, and 1 are given') },
  })
  expect(codes('check', '--date', '2025-11-03', '--line', '99213-2').status).toBe(2)
}, 240_000)
