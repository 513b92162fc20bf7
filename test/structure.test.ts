// The rules of the house that a machine can check: floors, the one file that reads the environment, and the size of files.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const sources = globSync(['src/**/*.ts', 'workers/**/*.ts'], { cwd: root }).sort()

/** A folder imports only itself and those to its left; folders of one entry stand side by side and do not import each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/setting-values.ts'],
  ['src/config.ts'],
  ['src/log.ts', 'src/secret-key.ts', 'src/seal.ts'],
  ['src/file'],
  ['src/message'],
  ['src/codes'],
  ['src/question'],
  ['src/advice'],
  ['src/draft'],
  ['src/reply'],
  ['src/case'],
  ['src/store', 'src/mail', 'src/queue', 'src/practice', 'src/writer'],
  ['src/service.ts'],
  ['src/flow'],
  ['src/web'],
  ['workers'],
  ['src/cli'],
]

test('a file imports only from its own floor and those below', () => {
  const upward = sources.flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(file, target))
      .map((target) => `${file} imports ${target}`),
  )
  expect(upward).toEqual([])
})

test('every source file lies on a floor', () => {
  expect(sources.filter((file) => floorOf(file) < 0)).toEqual([])
})

test('the environment is read in one file', () => {
  const readers = sources.filter((file) => /process\.env\b(?!`)/.test(withoutComments(read(file))))
  expect(readers).toEqual(['src/config.ts'])
})

test('what thinks reads no clock and draws no lots', () => {
  const thinking = sources.filter((file) => /^src\/(message|question|advice|draft|reply|case)\//.test(file))
  const offenders = thinking.filter((file) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|randomBytes\(/.test(withoutComments(read(file))),
  )
  expect(offenders).toEqual([])
})

test('a file is a room one can take in at a glance', () => {
  const large = sources.filter((file) => lines(file) > 250).map((file) => `${file}: ${lines(file)} lines`)
  expect(large).toEqual([])
  const workers = sources.filter((file) => file.startsWith('workers/') && lines(file) > 40)
  expect(workers).toEqual([])
})

test('every file says in its first line what it is', () => {
  expect(sources.filter((file) => !read(file).startsWith('//'))).toEqual([])
})

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?'(\.{1,2}\/[^']+)'/g)
  return [...found].map((match) => relative(root, join(root, dirname(file), match[1] ?? '')))
}

function mayImport(file: string, target: string): boolean {
  return floorOf(target) < floorOf(file) || entryOf(file) === entryOf(target)
}

function floorOf(file: string): number {
  return FLOORS.findIndex((entries) => entries.some((entry) => liesIn(file, entry)))
}

function entryOf(file: string): string | undefined {
  return FLOORS.flat().find((entry) => liesIn(file, entry))
}

/** `src/cli` holds src/cli/start.ts and src/cli.ts. */
function liesIn(file: string, entry: string): boolean {
  return file === entry || file === `${entry}.ts` || file.startsWith(`${entry}/`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function lines(file: string): number {
  return read(file).split('\n').length - 1
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}
