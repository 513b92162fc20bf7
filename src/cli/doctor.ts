// `doctor`: tries every part the service stands on and says of each whether it works, and which setting to look at.
import { openInbox } from '../mail/inbox.ts'
import { openTransport } from '../mail/transport.ts'
import { openQueues } from '../queue/queues.ts'
import { openCodeBook } from '../service.ts'
import { migrate, openStore } from '../store/database.ts'
import { openDatabase, settings } from './opened.ts'
import { print, readArguments, refuse } from './usage.ts'

export async function doctor(args: string[]): Promise<number> {
  readArguments(args, {}, 'doctor')
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const { config } = read
  const results: boolean[] = []
  const report = (part: string, because: string | null, fine: string) => {
    results.push(because === null)
    print(`${because === null ? 'ok    ' : 'wrong '} ${part}: ${because ?? fine}`)
  }
  report('settings', null, `DATA_DIR ${config.dataDir}, desk at ${config.publicUrl}`)

  const book = openCodeBook(config)
  report(
    'code book',
    book.is === 'open' ? null : book.because,
    book.is === 'open' ? `${book.book.releases().length} releases in ${config.codeBook}` : '',
  )
  if (book.is === 'open') book.book.close()

  const database = await openDatabase(config)
  if (database.is === 'none') report('database', database.because, '')
  else {
    const { store } = openStore(database.url, { connections: 2, onTrouble: () => {} })
    report('database', await failure(() => migrate(store)), 'reached, tables up to date')
    report(
      'queue',
      await failure(async () =>
        (await openQueues({ redisUrl: config.redisUrl, databaseUrl: database.url, onTrouble: () => {} })).close(),
      ),
      config.redisUrl === null ? 'in the database' : 'Redis reached',
    )
    await store.destroy()
  }
  if (config.mail === null) report('mailbox', null, 'the practice mailbox (IMAP_URL is not set)')
  else {
    const inbox = openInbox(config.mail.imap)
    const connection = await inbox.connect()
    report('mailbox', connection.is === 'connected' ? null : connection.because, 'signed in')
    await inbox.close()
    const smtp = await openTransport(config.mail.smtp).verify()
    report('SMTP', smtp.is === 'ready' ? null : smtp.because, 'signed in')
  }
  if (database.is === 'database') await database.stop()
  return results.every(Boolean) ? 0 : 1
}

async function failure(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (error) {
    // What is wrong is this command's result.
    return error instanceof Error && error.message !== '' ? error.message : String(error)
  }
}
