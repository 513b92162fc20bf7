// The practice mailbox's IMAP server: Dovecot in user space, with its mail under DATA_DIR.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Claim, claim } from './claim.ts'
import { runFolder, writeDovecotFiles } from './dovecot-files.ts'
import { dovecotProgram } from './dovecot-program.ts'
import { keepUp, type NotUp } from './keep-up.ts'
import { readKept, writeKept } from './kept-file.ts'
import { type Leash, startOnLeash } from './leash.ts'
import type { Address, Mailbox } from './mailbox.ts'
import { freePort, LOOPBACK, listens } from './port.ts'
import { endLeftBehind } from './process-name.ts'
import { currentUser, folderFor, runsAsRoot, userNamed } from './server-user.ts'

export type StartedDovecot = { is: 'started'; imap: Address; lmtp: Address; folder: string; stop(): Promise<void> }
export type DovecotStart = StartedDovecot | { is: 'not_started'; because: string }
type Options = { dataDir: string; mailboxes: Mailbox[] }

const START_PATIENCE_MS = 15_000 // it listens after 80 ms; a loaded machine may need much longer
const STOP_PATIENCE_MS = 2_500 // it takes 1.1 s by its own design; what LMTP has acknowledged is on disk either way
const LOG_TAIL_CHARACTERS = 600

const keptPorts = z.object({ imap: z.number(), lmtp: z.number() })

/** Starts the server with these mailboxes. Ports are kept from start to start; it ends with this process. */
export async function startDovecot(options: Options): Promise<DovecotStart> {
  const program = dovecotProgram()
  if ('missing' in program) return { is: 'not_started', because: program.missing }
  const held = claim(join(options.dataDir, 'mailbox.lock'))
  if (held === null)
    return {
      is: 'not_started',
      because: `the practice mailbox in ${options.dataDir} is already running in another process (stop that one, or set DATA_DIR)`,
    }
  const outcome = await startClaimed(program, options, held).catch((error: unknown) => notStarted(String(error)))
  if (outcome.is === 'not_started') held.release()
  return outcome
}

async function startClaimed(
  { path, template }: { path: string; template: string },
  options: Options,
  held: Claim,
): Promise<DovecotStart> {
  const user = runsAsRoot() ? userNamed('nobody') : currentUser()
  if (user === null) return notStarted('there is no user nobody to keep its mail')
  const folder = folderFor(options.dataDir, 'mailbox')
  await endLeftBehind(join(runFolder(folder), 'master.pid'), folder, 'SIGTERM', STOP_PATIENCE_MS)
  const ports = await portsOf(options.dataDir)
  const file = writeDovecotFiles({
    template,
    folder,
    user,
    mailboxes: options.mailboxes,
    imapPort: ports.imap,
    lmtpPort: ports.lmtp,
  })
  const server = await keepUp(() => launch(path, file, ports, join(folder, 'dovecot.log')))
  if ('because' in server) return notStarted(server.because)
  const stop = async () => {
    await server.stop()
    held.release()
  }
  return {
    is: 'started',
    imap: { host: LOOPBACK, port: ports.imap },
    lmtp: { host: LOOPBACK, port: ports.lmtp },
    folder,
    stop,
  }
}

function notStarted(why: string): DovecotStart {
  return {
    is: 'not_started',
    because: `the practice mailbox did not start: ${why} (IMAP_URL, SMTP_URL and MAIL_FROM name a mailbox of your own)`,
  }
}

async function portsOf(dataDir: string): Promise<z.infer<typeof keptPorts>> {
  const file = join(dataDir, 'mailbox-ports.json')
  const kept = readKept(file, keptPorts)
  const imap = await freePort(kept?.imap ?? null)
  const ports = { imap, lmtp: await freePort(kept?.lmtp ?? null) }
  writeKept(file, ports)
  return ports
}

async function launch(
  program: string,
  file: string,
  ports: z.infer<typeof keptPorts>,
  logFile: string,
): Promise<Leash | NotUp> {
  // Its output is not kept: the daemon holds it open long after, and says everything in its log as well.
  const server = startOnLeash(program, ['-F', '-c', file], { ask: 'SIGTERM', patienceMs: STOP_PATIENCE_MS })
  for (const port of [ports.imap, ports.lmtp]) {
    if (await listens(port, START_PATIENCE_MS, server.hasEnded)) continue
    await server.stop()
    return {
      because: existsSync(logFile)
        ? readFileSync(logFile, 'utf8').slice(-LOG_TAIL_CHARACTERS).trim()
        : 'it said nothing',
    }
  }
  return server
}
