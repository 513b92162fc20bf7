// `doctor`: tries every part the service stands on and says of each whether it works, and which setting to look at.

import { openCodeBook, starterFolder } from '../codes/configured-book.ts'
import { isStarterStale } from '../codes/open-book.ts'
import type { MailServers } from '../config.ts'
import { pingClamd } from '../mail/clamd.ts'
import { openInbox } from '../mail/inbox.ts'
import { openTransport } from '../mail/transport.ts'
import { openQueues } from '../queue/queues.ts'
import { secretKeys } from '../secret-key.ts'
import { signingIn } from '../service.ts'
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
  if (book.is === 'open') {
    book.book.close()
    if (isStarterStale(config.codeBook, starterFolder))
      print(
        'note   code book: its starter rows are of another version; `codes load starter` brings in those of this one',
      )
  }

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
    if (config.mail !== null) {
      const keeping = { config, store, secrets: secretKeys(config), now: () => new Date() }
      await lookAtMail(signingIn(config.mail, keeping), report)
    }
    await store.destroy()
  }
  if (config.clamd !== null) report('virus scanner', await pingClamd(config.clamd), 'answers')
  if (config.mail === null) report('mailbox', null, 'the practice mailbox (IMAP_URL is not set)')
  if (database.is === 'database') await database.stop()
  return results.every(Boolean) ? 0 : 1
}

async function lookAtMail(
  mail: MailServers,
  report: (part: string, because: string | null, fine: string) => void,
): Promise<void> {
  for (const server of [mail.imap, ...(mail.alsoRead ?? [])]) {
    const inbox = openInbox(server)
    const connection = await inbox.connect()
    const where = `mailbox ${server.user} ${server.folder}`
    report(where, connection.is === 'connected' ? null : connection.because, 'signed in')
    await inbox.close()
  }
  const smtp = await openTransport(mail.smtp).verify()
  report('SMTP', smtp.is === 'ready' ? null : smtp.because, 'signed in')
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
