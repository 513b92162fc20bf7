// Ports on this machine only: a free one, kept from start to start, and the wait until somebody listens.

import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export const LOOPBACK = '127.0.0.1'
const LOOK_AGAIN_MS = 20

/** The kept port when it is still free, else a free one chosen by the system. */
export async function freePort(kept: number | null): Promise<number> {
  if (kept !== null && (await bind(kept)) !== null) return kept
  const port = await bind(0)
  if (port === null) throw new Error('this machine has no free port')
  return port
}

/** Waits until the port answers: true, or false after `patienceMs` or as soon as `hasEnded()` says the server is gone. */
export async function listens(port: number, patienceMs: number, hasEnded: () => boolean): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until && !hasEnded(); await pause(LOOK_AGAIN_MS))
    if (await answers(port)) return true
  return false
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: LOOPBACK, port })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null))
    })
  })
}
