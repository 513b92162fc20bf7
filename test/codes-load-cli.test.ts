import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { progressText } from '../src/cli/progress-line.ts'
import { emptyFolder, ICD_FILE, write } from './codes/load/official-files.ts'

/** Runs the command with a data folder of its own; nothing of this machine's settings is passed on. */
function codes(folder: string, ...args: string[]) {
  const command = join(import.meta.dirname, '../bin/caseconsultant.js')
  const env = { PATH: process.env.PATH, HOME: folder, DATA_DIR: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'codes', ...args], {
    env,
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('codes load, sources, diff and rollback: what is said, and the exit code', () => {
  const folder = emptyFolder()
  const file = write(folder, 'icd10cm-order-2026.txt', ICD_FILE)
  const later = write(
    folder,
    'icd10cm-order-2027.txt',
    ICD_FILE.replaceAll('Essential (primary)', 'Essential, primary '),
  )
  const first = codes(folder, 'load', '--json', 'icd10cm-order', file)
  expect(first.status, first.stderr).toBe(0)
  expect(JSON.parse(first.stdout)).toMatchObject({ is: 'loaded', releases: [{ edition: 'FY2026', rows: 4 }] })
  const again = codes(folder, 'load', 'icd10cm-order', file)
  expect(again.stdout, again.stderr).toContain('Already in the code book')
  expect(codes(folder, 'load', 'icd10cm-order', later).status).toBe(0)
  expect(codes(folder, 'sources').stdout).toMatch(
    /ICD-10-CM\n {2}FY2027 .*2026-10-01 to 2027-09-30 +4 rows {2}icd10cm-order-2027\.txt/,
  )
  const diff = codes(folder, 'diff', 'FY2026', 'FY2027')
  expect(diff.stdout).toContain('retitled I10')
  expect(diff.stdout).toContain('ICD-10-CM: 0 added, 1 revised (1 titles), 0 deleted')

  const wrong = write(folder, 'icd10cm-order-2028.txt', ICD_FILE.replace('00003', '00009'))
  const refused = codes(folder, 'load', 'icd10cm-order', wrong)
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).toContain('icd10cm-order-2028.txt, line 3: expected order number 3')
  expect(codes(folder, 'load', 'no-such-kind', file).status).toBe(2)

  expect(codes(folder, 'rollback').status).toBe(0)
  expect(codes(folder, 'sources').stdout).not.toContain('FY2027')
}, 60_000)

test('a reader that has heard enough ends a command without a word on stderr', () => {
  const folder = emptyFolder()
  const command = join(import.meta.dirname, '../bin/caseconsultant.js')
  // The reader is gone before the first line comes.
  const { stderr } = spawnSync(
    'sh',
    ['-c', `{ sleep 1; "$0" "$1" codes sources; } | true`, process.execPath, command],
    {
      env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: folder },
      encoding: 'utf8',
    },
  )
  expect(stderr).toBe('')
}, 60_000)

test('the progress line says share, rows, speed and time left', () => {
  const line = progressText({ file: 'ptp.txt', bytes: 250, totalBytes: 1_000, rows: 50_000 }, 2)
  expect(line).toBe('ptp.txt [######..................] 25 %  50000 rows, 25000 a second, 6 s left')
  expect(progressText({ file: 'ptp.txt', bytes: 10, totalBytes: 10, rows: 5 }, 1)).toContain('checking the book')
})
