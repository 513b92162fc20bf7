// `backup` and `restore`: a desk into a folder and back into an empty database.
import { resolve } from 'node:path'
import { backUp, restoreBackup } from '../flow/backup.ts'
import { secretKeys } from '../secret-key.ts'
import { settings, withBareStore, withStore } from './opened.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

export async function backup(args: string[]): Promise<number> {
  const { folder, json } = wordsOf(args, 'backup')
  return withStore(async (store) => {
    const read = settings()
    if (read.is === 'wrong') return refuse(read.because)
    const desk = { store, codeBook: read.config.codeBook, secrets: secretKeys(read.config) }
    const made = await backUp(desk, folder, new Date())
    if (made.is === 'refused') return refuse(made.because)
    if (json) printJson({ folder, rows: made.rows, codeBook: made.codeBook })
    else
      print(
        `${made.rows} rows${made.codeBook ? ' and the code book' : ''} are in ${folder}. Keep SECRET_KEY elsewhere.`,
      )
    return 0
  })
}

export async function restore(args: string[]): Promise<number> {
  const { folder, json } = wordsOf(args, 'restore')
  return withBareStore(async (store) => {
    const read = settings()
    if (read.is === 'wrong') return refuse(read.because)
    const desk = { store, codeBook: read.config.codeBook, secrets: secretKeys(read.config) }
    const restored = await restoreBackup(desk, folder)
    if (restored.is === 'refused') return refuse(restored.because)
    const { rows, madeAt, codeBook, keyFits } = restored
    if (json) printJson({ rows, madeAt, codeBook, keyFits })
    else print(`${rows} rows of ${madeAt} are back; code book: ${codeBook}.`)
    if (keyFits) return 0
    return refuse(
      'The rows are back, but SECRET_KEY is not the one they were sealed with: set it, or put it into SECRET_KEY_PREVIOUS.',
    )
  })
}

function wordsOf(args: string[], command: string): { folder: string; json: boolean } {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, `${command} [--json] FOLDER`)
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1)
    throw new WrongUsage(`Usage: caseconsultant ${command} [--json] FOLDER`)
  return { folder: resolve(folder), json: values.json === true }
}
