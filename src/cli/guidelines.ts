// `guidelines load|search|show`: public documents as cited passages of the code book.
import { isoDateOf } from '../codes/citation.ts'
import { type GuidelineOptions, loadGuidelines } from '../codes/load/load-guidelines.ts'
import type { Passage } from '../codes/passage.ts'
import { bookPath, dayGiven, report } from './codes-load.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'
import { withBook } from './with-book.ts'

export async function guidelines(args: string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'load') return load(rest)
  if (verb === 'search') return search(rest)
  if (verb === 'show') return show(rest)
  throw new WrongUsage('Usage: caseconsultant guidelines load FILE | search [--json] WORDS | show [--json] SECTION')
}

async function load(args: string[]): Promise<number> {
  const usage = 'guidelines load [--json] [--source S --edition E --from D --to D] FILE'
  const text = { type: 'string' } as const
  const options = { json: { type: 'boolean' }, source: text, edition: text, from: text, to: text } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const given: GuidelineOptions = {
    retrieved: isoDateOf(new Date()),
    ...(values.source === undefined ? {} : { source: values.source }),
    ...(values.edition === undefined ? {} : { edition: values.edition }),
    ...(values.from === undefined ? {} : { validFrom: dayGiven('--from', values.from) }),
    ...(values.to === undefined ? {} : { validTo: dayGiven('--to', values.to) }),
  }
  const path = bookPath()
  if (path.is === 'refused') return refuse(path.because)
  return report(await loadGuidelines(path.path, file, given), values.json === true)
}

/** Words of a passage shown beside a hit. */
const SHOWN_LETTERS = 200

function search(args: string[]): number {
  const usage = 'guidelines search [--json] [--limit N] [--source S] WORDS'
  const options = { json: { type: 'boolean' }, limit: { type: 'string' }, source: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const limit = values.limit === undefined ? 10 : Number(values.limit)
  if (positionals.length === 0 || !Number.isInteger(limit) || limit < 1)
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const source = values.source === undefined ? {} : { source: values.source }
  return withBook((book) => {
    const found = book.searchPassages(positionals.join(' '), { limit, ...source })
    for (const passage of found) {
      if (values.json === true) printJson(shownPassage(passage))
      else print(`${named(passage)}\n  ${passage.text.replaceAll('\n', ' ').slice(0, SHOWN_LETTERS)}`)
    }
    return found.length > 0
      ? 0
      : refuse('Nothing in the loaded documents matches; `guidelines load FILE` brings one in.')
  })
}

function show(args: string[]): number {
  const usage = 'guidelines show [--json] [--source S] SECTION   (for example IV.H)'
  const options = { json: { type: 'boolean' }, source: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const section = positionals.join(' ')
  if (section === '') throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  return withBook((book) => {
    const found = book.passagesFor(section, values.source === undefined ? {} : { source: values.source })
    for (const passage of found) {
      if (values.json === true) printJson(shownPassage(passage))
      else print(`${named(passage)}\n${passage.text}\n`)
    }
    return found.length > 0 ? 0 : refuse(`No loaded document has a section ${section}.`)
  })
}

function shownPassage({ section, heading, above, page, text, citation }: Passage) {
  return { section, heading, above, page, text, source: citation.source, edition: citation.edition }
}

function named({ heading, citation }: Passage): string {
  return `${citation.locator}: ${heading}  [${citation.source}, ${citation.edition}]`
}
