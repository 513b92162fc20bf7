// `rotate` and `retention`: the keeping of originals, under which key and for how long.
import { purgeDue, purgeOriginals } from '../flow/retention.ts'
import { secretKeys } from '../secret-key.ts'
import { deskPolicy } from '../service.ts'
import { resealAll } from '../store/resealing.ts'
import { settings, withStore } from './opened.ts'
import { print, printJson, readArguments, refuse } from './usage.ts'

/** Seals everything anew under SECRET_KEY; after it, SECRET_KEY_PREVIOUS may go, but for threads of mails already sent. */
export async function rotate(args: string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' } }, 'rotate [--json]')
  return withStore(async (store) => {
    const read = settings()
    if (read.is === 'wrong') return refuse(read.because)
    const { resealed, masked, shut } = await resealAll(store, secretKeys(read.config))
    if (values.json === true) printJson({ resealed, masked, shut })
    else print(`${resealed} sealed anew, ${masked} old rows masked.`)
    if (shut.length === 0) return 0
    const [first] = shut
    return refuse(`${shut.length} do not open and stay as they are; the first: ${first?.row}: ${first?.because}.`)
  })
}

/** Purges what the sweeper would purge, at once; with --dry-run only says what that is. */
export async function retention(args: string[]): Promise<number> {
  const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const
  const { values } = readArguments(args, options, 'retention [--dry-run] [--json]')
  const dry = values['dry-run'] === true
  return withStore(async (store) => {
    const keeper = { store, desk: deskPolicy(), now: () => new Date() }
    const { before, cases, loose } = dry ? await purgeDue(keeper) : await purgeOriginals(keeper)
    if (values.json === true) printJson({ dryRun: dry, before: before.toISOString(), cases, mailsWithoutCase: loose })
    else
      print(
        `${dry ? 'Would purge' : 'Purged'} the originals from before ${before.toISOString().slice(0, 10)} of ${cases.length} cases and ${loose} mails without a case.`,
      )
    return 0
  })
}
