// Asks a ClamAV daemon about a file (clamd(8), INSTREAM): the bytes go over a socket of their own, and every way not to answer is an answer.
import { connect } from 'node:net'
import type { ClamdServer } from '../config.ts'

export type Scan = { is: 'clean' } | { is: 'infected'; name: string } | { is: 'no_answer'; because: string }

const TIMEOUT_MS = 30_000 // clamd takes seconds for the largest files; its own limit (MaxScanTime) is two minutes
const PIECE_BYTES = 64 * 1024
const MAX_ANSWER_CHARS = 1_000

/** Scans bytes. Never rejects; `no_answer` when the daemon is away, silent, out of its limits, or says something unknown. */
export async function scan(server: ClamdServer, bytes: Buffer, timeoutMs = TIMEOUT_MS): Promise<Scan> {
  const answer = await ask(server, timeoutMs, (write) => {
    write(Buffer.from('zINSTREAM\0'))
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES)
      write(lengthOf(piece.length))
      write(piece)
    }
    write(lengthOf(0))
  })
  if ('because' in answer) return { is: 'no_answer', because: answer.because }
  const words = answer.words.replace(/^stream: /, '')
  if (words === 'OK') return { is: 'clean' }
  if (words.endsWith(' FOUND')) return { is: 'infected', name: words.slice(0, -' FOUND'.length) }
  return { is: 'no_answer', because: words === '' ? 'the scanner hung up' : `the scanner said: ${words}` }
}

/** Whether the daemon answers at all; the reason when it does not. */
export async function pingClamd(server: ClamdServer, timeoutMs = TIMEOUT_MS): Promise<string | null> {
  const answer = await ask(server, timeoutMs, (write) => write(Buffer.from('zPING\0')))
  if ('because' in answer) return answer.because
  return answer.words === 'PONG' ? null : `the scanner said: ${answer.words}`
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function ask(
  server: ClamdServer,
  timeoutMs: number,
  say: (write: (bytes: Buffer) => void) => void,
): Promise<{ words: string } | { because: string }> {
  return new Promise((resolve) => {
    const socket = connect(server)
    let words = ''
    // The whole conversation is bounded, not each pause in it: a scanner that drips bytes is hanging too.
    const timer = setTimeout(() => end({ because: `the scanner gave no answer in ${timeoutMs / 1000} s` }), timeoutMs)
    const end = (answer: { words: string } | { because: string }) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const answered = () => end({ words: words.split('\0')[0]?.trim() ?? '' })
    socket.setEncoding('utf8')
    socket.on('connect', () => say((bytes) => void socket.write(bytes)))
    socket.on('data', (piece: string) => {
      words += piece
      if (words.includes('\0') || words.length > MAX_ANSWER_CHARS) answered()
    })
    socket.on('end', answered)
    socket.on('close', answered)
    socket.on('error', (error) =>
      // Over its size limit clamd says so and hangs up while we still write; what it said counts.
      words === '' ? end({ because: `the scanner is out of reach: ${error.message}` }) : answered(),
    )
  })
}
