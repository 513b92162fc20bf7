// `replay`: runs parked mails again, after whatever made them fail is mended.
import { receive } from '../flow/receive.ts'
import { openService } from '../service.ts'
import { forgetParked, parkedMails, rawOf } from '../store/messages.ts'
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
  for (const one of parked) {
    const raw = one.raw_hash === null ? null : await rawOf(service.store, one.raw_hash)
    if (raw === null) continue
    await forgetParked(service.store, one.id)
    const received = await receive(service, raw, null)
    print(
      `${one.id}: ${received.is === 'case' ? received.number : received.is === 'known' ? 'known already' : received.because}`,
    )
  }
  if (parked.length === 0) print('No mail is parked.')
  await service.close()
  await database.stop()
  return 0
}

/** Replaying touches no mail server. */
const NOWHERE = { host: 'localhost', port: 1, secure: false, user: '', password: '', folder: 'INBOX' }
