// `replay`: runs parked mails again, after whatever made them fail is mended.
import { receiveParked } from '../flow/receive.ts'
import { openService } from '../service.ts'
import { parkedMails } from '../store/messages.ts'
import { rawOf } from '../store/raw-mails.ts'
import { openDatabase, settings } from './opened.ts'
import { print, readArguments, refuse } from './usage.ts'

export async function replay(args: string[]): Promise<number> {
  const { values } = readArguments(args, { id: { type: 'string', multiple: true } }, 'replay [--id N]…')
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const database = await openDatabase(read.config)
  if (database.is === 'none') return refuse(database.because)
  const mail = read.config.mail ?? {
    imap: NOWHERE,
    smtp: { ...NOWHERE, ca: null },
    from: { name: null, address: 'desk@practice.test' },
  }
  const opened = await openService({ config: read.config, databaseUrl: database.url, mail })
  if (opened.is === 'not_open') return refuse(opened.because)
  const { service } = opened
  const wanted = new Set(values.id?.map(Number))
  const parked = (await parkedMails(service.store)).filter((one) => wanted.size === 0 || wanted.has(one.id))
  let failed = 0
  for (const one of parked) {
    const mail = one.raw_hash === null ? null : await rawOf(service.store, one.raw_hash, service.secrets)
    if (mail === null) continue
    if (mail.is !== 'raw') {
      failed += 1
      print(`${one.id}: ${mail.because}`)
      continue
    }
    const received = await receiveParked(service, { id: one.id, raw: mail.bytes }).catch((error: unknown) => {
      // One mail that fails again stays parked and must not stop the next; the message of the error may hold its words.
      service.log.warn({ because: error instanceof Error ? error.name : 'unknown' }, 'a parked mail failed again')
      return null
    })
    if (received === null) {
      failed += 1
      print(`${one.id}: failed again, stays parked`)
      continue
    }
    print(
      `${one.id}: ${received.is === 'case' ? received.number : received.is === 'known' ? 'known already' : received.because}`,
    )
  }
  if (parked.length === 0) print('No mail is parked.')
  await service.close()
  await database.stop()
  return failed === 0 ? 0 : refuse(`${failed} of ${parked.length} parked mails failed again; the log says why.`)
}

/** Replaying touches no mail server. */
const NOWHERE = { host: 'localhost', port: 1, secure: false, user: '', password: '', folder: 'INBOX' }
