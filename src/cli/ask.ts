// `ask`: drafts from the code book alone, as the drafter would.
import { parseIsoDate } from '../codes/citation.ts'
import { openCodeBook } from '../codes/configured-book.ts'
import { currentConfig } from '../config.ts'
import { askBook } from '../flow/ask-book.ts'
import { print, printJson, readArguments, refuse, standardInput, WrongUsage } from './usage.ts'

export async function ask(args: string[]): Promise<number> {
  const usage = 'ask [--json] [--date D] [--payer P] TEXT (or -)'
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, date: { type: 'string' }, payer: { type: 'string' } },
    usage,
  )
  if (positionals.length === 0) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const date = values.date === undefined ? undefined : parseIsoDate(values.date)
  if (date === null) throw new WrongUsage(`--date ${values.date} is not a day; write it as YYYY-MM-DD.`)
  const text =
    positionals.length === 1 && positionals[0] === '-'
      ? (await standardInput()).toString('utf8')
      : positionals.join(' ')
  if (text.trim() === '') throw new WrongUsage('The question is empty.')
  const read = currentConfig()
  if (read.is === 'wrong') return refuse(read.because)
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return refuse(opened.because)
  const answer = askBook(
    { book: opened.book, now: () => new Date() },
    { text, ...(date === undefined ? {} : { date }), ...(values.payer === undefined ? {} : { payer: values.payer }) },
  )
  const notice = opened.book.licenceNotice()
  if (values.json === true) printJson(notice === null ? answer : { ...answer, notice })
  else
    print(
      answer.draft.blocked.length === 0
        ? answer.draft.text
        : `${answer.draft.text}\n\nBlocked: ${answer.draft.blocked.join('; ')}`,
    )
  if (values.json !== true && notice !== null) print(`\n${notice}`)
  opened.book.close()
  return 0
}
