// A ClamAV daemon for tests: speaks clamd's protocol (z commands, INSTREAM in pieces with their length, a limit) and finds EICAR.

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

export type FakeClamd = {
  server: { host: string; port: number }
  /** What it does with the next files: its duty, say nothing, hang up in the middle, or say what an overloaded one says. */
  mood: 'dutiful' | 'silent' | 'hangs up' | 'overloaded'
  /** Files it has been shown, and the bytes of each. */
  seen: Buffer[]
  close(): Promise<void>
}

/** The test file that every scanner finds (eicar.org), in two halves so that no scanner finds it here. */
export const EICAR = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`)

const MAX_STREAM_BYTES = 1_000_000 // clamd.conf StreamMaxLength, made small

export async function fakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>()
  const fake = { mood: 'dutiful', seen: [] } as unknown as FakeClamd
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let heard = Buffer.alloc(0)
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece as Buffer])
      answer(fake, socket, heard)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  fake.server = { host: '127.0.0.1', port: (listener.address() as AddressInfo).port }
  fake.close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => listener.close(resolve))
  }
  return fake
}

function answer(fake: FakeClamd, socket: Socket, heard: Buffer): void {
  if (fake.mood === 'silent') return
  const command = heard.subarray(0, heard.indexOf(0)).toString()
  if (command === 'zPING') socket.end('PONG\0')
  if (command !== 'zINSTREAM') return
  if (fake.mood === 'hangs up' && heard.length > 20) {
    socket.destroy()
    return
  }
  const pieces: Buffer[] = []
  for (let at = heard.indexOf(0) + 1; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    at += 4
    if (length === 0) {
      said(fake, socket, Buffer.concat(pieces))
      return
    }
    pieces.push(heard.subarray(at, at + length))
    at += length
    if (at > MAX_STREAM_BYTES) {
      socket.end('INSTREAM size limit exceeded. ERROR\0')
      return
    }
  }
}

function said(fake: FakeClamd, socket: Socket, file: Buffer): void {
  fake.seen.push(file)
  if (fake.mood === 'overloaded') socket.end("stream: Can't allocate memory ERROR\0")
  else socket.end(file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
}
