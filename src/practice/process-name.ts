// What a process id found in a file belongs to now, and an end to a server that was left behind.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_AGAIN_MS = 50

/** The command line of a running process, or null when there is none of that id. */
export function commandLineOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
  } catch {
    return commandLineFromPs(pid) // no /proc (macOS), or no such process
  }
}

/**
 * Ends the server whose id a file holds, if that process still is the server (its command line names `folder`).
 * For use under a claim on the folder: a server still there was left by a service that was killed.
 */
export async function endLeftBehind(
  pidFile: string,
  folder: string,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<void> {
  const pid = pidIn(pidFile)
  const isOurs = () => pid !== null && commandLineOf(pid)?.includes(folder) === true
  if (pid === null || !isOurs()) return
  process.kill(pid, signal)
  for (const until = Date.now() + patienceMs; isOurs() && Date.now() < until; ) await pause(LOOK_AGAIN_MS)
}

/** The process id on the first line of a file, or null. */
export function pidIn(pidFile: string): number | null {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n', 1)[0])
    return Number.isInteger(pid) && pid > 1 ? pid : null
  } catch {
    return null // the server went in an orderly way and took its file along
  }
}

function commandLineFromPs(pid: number): string | null {
  try {
    return (
      execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || null
    )
  } catch {
    return null // ps says 1 for an id nobody has
  }
}
