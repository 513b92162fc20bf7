// `codes load|sources|rollback|diff`: official files into the code book, and what is in it.
import { rollBack } from '../codes/book-place.ts'
import { type IsoDate, isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { openCodeBook, starterFolder } from '../codes/configured-book.ts'
import { comparableSources, countChange, diffEditions, noChanges } from '../codes/edition-diff.ts'
import { LOADED_KINDS, loadKind, STARTER } from '../codes/load/load-kind.ts'
import type { LoadOptions, LoadResult } from '../codes/load/load-result.ts'
import { isBook } from '../codes/open-book.ts'
import { listSources } from '../codes/sources.ts'
import { settings } from './opened.ts'
import { progressLine } from './progress-line.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

export async function load(args: string[]): Promise<number> {
  const usage = `codes load [--json] KIND FILE… (or: all FILE-or-FOLDER…) [--edition E --from D --to D]   KIND: ${LOADED_KINDS.join(', ')}`
  const text = { type: 'string' } as const
  const options = { json: { type: 'boolean' }, edition: text, from: text, to: text } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [kind, ...files] = positionals
  if (kind === undefined || !LOADED_KINDS.includes(kind) || (files.length === 0) !== (kind === STARTER))
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const given: LoadOptions = {
    retrieved: isoDateOf(new Date()),
    ...(values.edition === undefined ? {} : { edition: values.edition }),
    ...(values.from === undefined ? {} : { validFrom: dayGiven('--from', values.from) }),
    ...(values.to === undefined ? {} : { validTo: dayGiven('--to', values.to) }),
  }
  const read = settings()
  if (read.is === 'config') given.cptNotice = read.config.cptNotice
  const path = bookPath()
  if (path.is === 'refused') return refuse(path.because)
  const line = progressLine()
  const result = await loadKind(path.path, kind, kind === STARTER ? [starterFolder] : files, given, line.show)
  line.clear()
  if (result === null) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  return report(result, values.json === true)
}

export function report(result: LoadResult, asJson: boolean): number {
  if (asJson) printJson(result)
  if (result.is === 'refused') {
    for (const { file, line, expected, found } of result.faults)
      refuse(`${file}${line > 0 ? `, line ${line}` : ''}: expected ${expected}, found ${found}`)
    return refuse('Nothing was loaded; the code book is as it was.')
  }
  if (asJson) return 0
  if (result.is === 'unchanged') print(`Already in the code book: ${result.files.join(', ')}`)
  else {
    for (const { source, edition, validFrom, validTo, file, rows } of result.releases)
      print(`${source}, ${edition} (${validFrom ?? 'open'} to ${validTo ?? 'open'}): ${rows} rows of ${file}`)
    for (const warning of result.warnings) process.stderr.write(`Note: ${warning}\n`)
  }
  return 0
}

export function sources(args: string[]): number {
  const usage = 'codes sources [--json]'
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage)
  if (positionals.length > 0) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return refuse(opened.because)
  for (const { source, editions } of listSources(opened.book)) {
    if (values.json === true) printJson({ source, editions })
    else {
      print(source)
      for (const { edition, validFrom, validTo, rows, files } of editions)
        print(
          `  ${edition.padEnd(28)} ${validFrom ?? 'open      '} to ${validTo ?? 'open      '} ${String(rows).padStart(9)} rows  ${files.map(({ file }) => file).join(', ')}`,
        )
    }
  }
  opened.book.close()
  return 0
}

export function rollback(args: string[]): number {
  if (args.length > 0) throw new WrongUsage('Usage: caseconsultant codes rollback')
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const result = rollBack(read.config.codeBook, isBook)
  if (result.is === 'refused') return refuse(`Nothing was changed: ${result.because}.`)
  print(`The code book before is back in place; ${result.kept} older ones are kept.`)
  return 0
}

export function diff(args: string[]): number {
  const usage = 'codes diff [--json] [--limit N] OLD NEW   (editions, for example FY2025 FY2026)'
  const options = { json: { type: 'boolean' }, limit: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [older, newer] = positionals
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit)
  if (older === undefined || newer === undefined || positionals.length > 2 || !(limit >= 0))
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const path = bookPath()
  if (path.is === 'refused') return refuse(path.because)
  const sources = comparableSources(path.path, older, newer)
  if (sources.length === 0)
    return refuse(`No source has both editions, ${older} and ${newer}; \`codes sources\` lists what is loaded.`)
  const counts = new Map(sources.map((source) => [source, noChanges(source)]))
  let shown = 0
  for (const change of diffEditions(path.path, older, newer)) {
    const count = counts.get(change.source)
    if (count !== undefined) countChange(count, change)
    shown += 1
    if (shown > limit) continue
    if (values.json === true) printJson(change)
    else
      print(
        `${(change.isRetitled ? 'retitled' : change.is).padEnd(8)} ${change.what.padEnd(11)} ${said(change.before, change.after)}  [${change.source}]`,
      )
  }
  for (const count of counts.values()) {
    if (values.json === true) printJson({ counts: count })
    else
      print(
        `${count.source}: ${count.added} added, ${count.revised} revised (${count.retitled} titles), ${count.deleted} deleted`,
      )
  }
  return 0
}

function said(before: string | null, after: string | null): string {
  return [before, after].filter((text) => text !== null).join(' -> ')
}

/** The book of the settings; the starter book is made first where there is none. */
export function bookPath(): { is: 'path'; path: string } | { is: 'refused'; because: string } {
  const read = settings()
  if (read.is === 'wrong') return { is: 'refused', because: read.because }
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return { is: 'refused', because: opened.because }
  opened.book.close()
  return { is: 'path', path: read.config.codeBook }
}

export function dayGiven(option: string, text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new WrongUsage(`${option} ${text} is not a day; write it as YYYY-MM-DD.`)
  return date
}
