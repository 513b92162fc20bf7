// `precedents search`: approved answers by their words and codes, with what has changed since.
import { changedSince } from '../case/precedent.ts'
import { openCodeBook } from '../codes/configured-book.ts'
import { closestPrecedents } from '../store/precedents.ts'
import { settings, withStore } from './opened.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

export async function precedents(args: string[]): Promise<number> {
  const usage = 'precedents search [--json] [--limit N] WORDS'
  const options = { json: { type: 'boolean' }, limit: { type: 'string' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const [verb, ...words] = positionals
  const limit = values.limit === undefined ? 10 : Number(values.limit)
  if (verb !== 'search' || words.length === 0 || !Number.isInteger(limit) || limit < 1)
    throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return refuse(opened.because)
  const loaded = opened.book.releases()
  opened.book.close()
  return withStore(async (store) => {
    const codes = words.map((word) => word.toUpperCase())
    const found = await closestPrecedents(store, { codes, words: words.join(' or '), limit })
    for (const row of found) {
      const changed = changedSince(row.releases, loaded)
      const number = `CC-${row.case_id}`
      if (values.json === true) {
        const { question, answer, intents, releases } = row
        printJson({
          case: number,
          question,
          answer,
          codes: row.codes,
          intents,
          answeredFor: row.answered_for,
          releases,
          changed,
        })
      } else
        print(`${number}  ${row.question}\n${changed.map((one) => `  check again: ${one}\n`).join('')}${row.answer}\n`)
    }
    return found.length > 0 ? 0 : refuse('No approved answer is about that.')
  })
}
