// `codes search|show|check`: the code book on the command line; loading it is in codes-load.ts.

import { type IsoDate, isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { checkClaim } from '../codes/claim/check-claim.ts'
import type { ClaimLine } from '../codes/claim/claim.ts'
import { readWrittenLine } from '../codes/claim/written-line.ts'
import { factsOf, isKnown } from '../codes/code-facts.ts'
import type { CodeSystem } from '../codes/code-record.ts'
import { noticeFor } from '../codes/licence-notice.ts'
import { SYSTEMS } from '../codes/schema.ts'
import { linesOf } from '../codes/show.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'
import { withBook } from './with-book.ts'

export async function codes(args: string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'search') return search(rest)
  if (verb === 'show') return show(rest)
  if (verb === 'check') return check(rest)
  if (verb === 'fetch') return (await import('./codes-fetch.ts')).fetchCodes(rest)
  const loading = await import('./codes-load.ts')
  if (verb === 'load') return loading.load(rest)
  if (verb === 'sources') return loading.sources(rest)
  if (verb === 'rollback') return loading.rollback(rest)
  if (verb === 'diff') return loading.diff(rest)
  throw new WrongUsage(
    'Usage: caseconsultant codes search WORDS | show CODE | check --date D --line CODE… | load KIND FILE… | fetch [ID…] | sources | rollback | diff OLD NEW',
  )
}

function search(args: string[]): number {
  const usage = 'codes search [--json] [--system S] [--limit N] WORDS'
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, system: { type: 'string' }, limit: { type: 'string' } },
    usage,
  )
  const limit = values.limit === undefined ? 10 : Number(values.limit)
  if (positionals.length === 0 || !Number.isInteger(limit) || limit < 1)
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const system = values.system === undefined ? undefined : systemNamed(values.system)
  return withBook((book) => {
    const hits = book.search(positionals.join(' '), { limit, ...(system === undefined ? {} : { system }) })
    const notice = noticeFor(
      book,
      hits.map(({ record }) => record),
    )
    for (const { record, score, because, family } of hits) {
      const { system, code, title } = record
      if (values.json === true)
        printJson({
          system,
          code,
          title,
          score,
          because,
          ...(family === undefined ? {} : { family }),
          ...(noticeFor(book, [record]) === null ? {} : { notice }),
        })
      else print(`${code.padEnd(9)} ${system.padEnd(10)} ${title}`)
    }
    if (values.json !== true && notice !== null) print(`\n${notice}`)
    return hits.length > 0 ? 0 : refuse('Nothing in the code book matches.')
  })
}

function show(args: string[]): number {
  const usage = 'codes show [--json] [--date D] CODE'
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' }, date: { type: 'string' } }, usage)
  const code = positionals[0]
  if (code === undefined || positionals.length > 1) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const date = values.date === undefined ? isoDateOf(new Date()) : day(values.date)
  return withBook((book) => {
    const facts = factsOf(book, code, date)
    if (!isKnown(facts))
      return refuse(`${code} is not in the loaded code book. That is no proof that it does not exist.`)
    if (values.json === true) printJson(facts)
    else for (const line of linesOf(facts)) print(line)
    return 0
  })
}

function check(args: string[]): number {
  const usage = 'codes check [--json] --date D [--payer P] [--dx CODE]… --line CODE[-MOD…][xUNITS][:POINTERS]…'
  const options = {
    json: { type: 'boolean' },
    date: { type: 'string' },
    payer: { type: 'string' },
    dx: { type: 'string', multiple: true },
    line: { type: 'string', multiple: true },
  } as const
  const { values, positionals } = readArguments(args, options, usage)
  if (values.date === undefined || values.line === undefined || positionals.length > 0)
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const { dx: diagnoses = [], payer } = values
  const claim = {
    lines: values.line.map((line) => lineOf(line, diagnoses.length)),
    diagnoses,
    date: day(values.date),
    ...(payer === undefined ? {} : { payer }),
  }
  return withBook((book) => {
    const findings = checkClaim(book, claim)
    for (const finding of findings) {
      const { certainty, claim: words, citations } = finding
      const rows = citations.map(({ source, edition, locator }) => `${source}, ${edition}, ${locator}`)
      if (values.json === true) printJson(finding)
      else print(`${certainty}: ${words}\n  [${rows.join('; ')}]`)
    }
    if (findings.length === 0 && values.json !== true)
      print('The loaded rows hold nothing against these lines. That is no promise of payment.')
    return 0
  })
}

function systemNamed(text: string): CodeSystem {
  const found = SYSTEMS.find((system) => system.replaceAll('-', '') === text.toUpperCase().replaceAll('-', ''))
  if (found === undefined) throw new WrongUsage(`--system ${text} is not one of ${SYSTEMS.join(', ')}.`)
  return found
}

function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new WrongUsage(`--date ${text} is not a day; write it as YYYY-MM-DD.`)
  return date
}

function lineOf(text: string, diagnoses: number): ClaimLine {
  const read = readWrittenLine(text, diagnoses)
  if (read.is === 'wrong') throw new WrongUsage(`--line ${read.because}`)
  return read.line
}
