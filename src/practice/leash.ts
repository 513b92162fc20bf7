// Starts a server that dies with this process, however this process dies.

import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'

export type Leash = {
  pid: number
  /** Resolves when the server has ended, by itself or because it was told to. */
  ended: Promise<void>
  hasEnded(): boolean
  /** Asks with `ask`, and after `patienceMs` kills it with all it has started. */
  stop(): Promise<void>
}

export type LeashOptions = {
  user?: { uid: number; gid: number } | null
  /** The signal that means "finish cleanly" to this server. */
  ask: NodeJS.Signals
  patienceMs: number
  /** File descriptor for what the server prints; nothing is kept without one. */
  log?: number
}

// A watcher beside the server reads a pipe whose other end only this process holds: when it breaks without a word,
// the process is gone and the server is told to stop. `exec` keeps the server's process id the one that was started.
const LEASH = '((read -r word <&3 || kill -s "$0" $$) &) ; exec "$@" 3<&-'
const WORD = 'ended\n' // the server went first: the watcher must not signal an id that may be another process by now

/** Starts `command`. Its own process group keeps Ctrl-C in a terminal from stopping it before the service has finished. */
export function startOnLeash(command: string, args: string[], options: LeashOptions): Leash {
  const output = options.log ?? 'ignore'
  const child = spawn('/bin/sh', ['-c', LEASH, options.ask.slice('SIG'.length), command, ...args], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    ...(options.user ?? {}),
  })
  const pipe = child.stdio[3]
  const ended = endOf(child)
  let over = false
  void ended.then(() => {
    over = true
    if (pipe instanceof Socket) pipe.end(WORD)
  })
  child.unref()
  if (pipe instanceof Socket) {
    pipe.on('error', () => {}) // the watcher is gone with its server: nobody is left to be told
    pipe.unref()
  }
  return { pid: child.pid ?? 0, ended, hasEnded: () => over, stop: () => stop(child, ended, options) }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve()) // no /bin/sh or no such user: it never ran
  })
}

async function stop(child: ChildProcess, ended: Promise<void>, options: LeashOptions): Promise<void> {
  child.ref()
  child.kill(options.ask)
  const impatience = setTimeout(() => killGroup(child), options.patienceMs)
  await ended
  clearTimeout(impatience)
}

/** The whole process group: what a server has started must not outlive it either. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, 'SIGKILL')
}
