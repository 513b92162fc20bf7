// One temporary folder for a whole run of the tests: os.tmpdir() leads into it in every process of the run, and it goes when the run is over.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claim } from '../../src/practice/claim.ts'

/** Short, for sockets lie below it, and a socket's path may have 107 bytes. */
const PREFIX = 'cc-tests-'
/** Between its making and its claim a folder looks like one that nobody holds. */
const CLAIMED_WITHIN_MS = 60_000

/** Makes the folder and gives what removes it. Vitest calls this before the first test and the answer after the last. */
export default function runFolder(): () => void {
  const before = process.env.TMPDIR
  clearAbandoned(tmpdir())
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(folder, 0o755) // run by root, the servers run as users who must be able to go in
  const held = claim(claimOf(folder))
  process.env.TMPDIR = folder
  const remove = () => {
    held?.release()
    rmSync(folder, { recursive: true, force: true })
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  process.once('exit', remove) // Ctrl-C ends a run without its last step
  return () => {
    process.off('exit', remove)
    remove()
  }
}

/** Removes what runs that were killed have left: nobody holds its claim any more. */
function clearAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(parent, name)
    try {
      if (statSync(folder).mtimeMs > Date.now() - CLAIMED_WITHIN_MS) continue
      const held = claim(claimOf(folder))
      held?.release()
      if (held !== null) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another run was removing it at the same moment, or it belongs to another user.
    }
  }
}

function claimOf(folder: string): string {
  return join(folder, 'run.lock')
}
