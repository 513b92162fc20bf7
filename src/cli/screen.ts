// `screen`: says what the service would do with raw mails, touching nothing.
import { readFile } from 'node:fs/promises'
import { screenMail } from '../message/screen/screen-mail.ts'
import { screeningPolicy } from '../service.ts'
import { settings } from './opened.ts'
import { print, printJson, readArguments, refuse, standardInput, WrongUsage } from './usage.ts'

export async function screenFiles(args: string[]): Promise<number> {
  const usage = 'screen [--json] FILE… (or -)'
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage)
  if (positionals.length === 0) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const own = read.config.mail === null ? ['desk@practice.test'] : [read.config.mail.from.address.toLowerCase()]
  const options = { own, policy: screeningPolicy() }
  let exit = 0
  for (const file of positionals) {
    const raw = await rawMail(file)
    if (typeof raw === 'string') {
      exit = refuse(raw)
      continue
    }
    const line = await screenMail(file, raw, options)
    if (values.json === true) printJson(line)
    else print(`${file}: ${line.verdict}: ${line.because}`)
  }
  return exit
}

async function rawMail(file: string): Promise<Buffer | string> {
  if (file === '-') return standardInput()
  try {
    return await readFile(file)
  } catch (error) {
    // A file that cannot be read is said; the others are still screened.
    return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
