// Downloads one official file into a folder: resumed after a break, compared in size and type, and in place only when whole.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { openPromise } from 'yauzl'
import { type Answer, type Asked, ask } from './ask.ts'

export type Downloaded =
  | { is: 'fetched' | 'unchanged'; path: string; bytes: number }
  | { is: 'refused'; because: string }

export type DownloadOptions = {
  /** Waits between attempts, in milliseconds; as many attempts as waits and one more. */
  waits?: readonly number[]
  /** Without a byte for so long, the connection counts as dropped. */
  idleMs?: number
  progress?: (bytes: number, totalBytes: number | null) => void
}

/** A server that is overloaded needs some time; a person waits for the command. */
const WAITS_MS = [2_000, 8_000, 20_000, 60_000]
const IDLE_MS = 30_000
/** The largest published file, the pair tables of a quarter, has some 60 MB. */
const MAX_BYTES = 2_000_000_000

/** What is kept beside a file to ask for the rest of it, or whether there is a newer one. */
type Kept = { address: string; etag: string | null; lastModified: string | null }

/**
 * Fetches `address` into `folder`, under the name it has there. What came before a break is kept as `….part` and resumed, also by a later call.
 * Refused: a page instead of a file, a file of another size or type than promised, an address that is gone, a redirect without end.
 */
export async function download(address: string, folder: string, options: DownloadOptions = {}): Promise<Downloaded> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, nameIn(address))
  const waits = options.waits ?? WAITS_MS
  for (const [attempt, wait] of [...waits, null].entries()) {
    const outcome = await attemptOnce(address, path, options)
    if (outcome.is !== 'try_again') return outcome
    if (wait === null) return { is: 'refused', because: `${outcome.because}, ${attempt + 1} times` }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return { is: 'refused', because: 'no attempt was made' }
}

type Attempt = Downloaded | { is: 'try_again'; because: string }

async function attemptOnce(address: string, path: string, options: DownloadOptions): Promise<Attempt> {
  const part = `${path}.part`
  const begun = existsSync(part) ? keptOf(part) : null
  const from = begun !== null && begun.address === address && validator(begun) !== null ? statSync(part).size : 0
  const asked: Asked = { address, idleMs: options.idleMs ?? IDLE_MS, headers: headersFor(path, begun, from) }
  const answer = await ask(asked)
  if (answer.is !== 'answered') return answer
  try {
    return await take(answer, { address, path, part, from, begun }, options)
  } finally {
    answer.close()
  }
}

function headersFor(path: string, begun: Kept | null, from: number): Record<string, string> {
  if (from > 0 && begun !== null) return { range: `bytes=${from}-`, 'if-range': validator(begun) ?? '' }
  const whole = existsSync(path) ? keptOf(path) : null
  return whole?.etag ? { 'if-none-match': whole.etag } : {}
}

type Target = { address: string; path: string; part: string; from: number; begun: Kept | null }

async function take(answer: Answer, target: Target, options: DownloadOptions): Promise<Attempt> {
  const { path, part } = target
  const { status, headers } = answer
  if (status === 304) return { is: 'unchanged', path, bytes: statSync(path).size }
  if (status === 416) {
    // What was begun is longer than the file is now: another file.
    rmSync(part, { force: true })
    return { is: 'try_again', because: 'the file changed on the server' }
  }
  if (status >= 500 || status === 429 || status === 408)
    return { is: 'try_again', because: `the server answered ${status}` }
  if (status !== 200 && status !== 206)
    return { is: 'refused', because: `the server answered ${status} for ${target.address}` }
  if (/^text\/html/i.test(headers.get('content-type') ?? '')) return aPage(target.address)
  const resumes = status === 206 && headers.get('content-range')?.startsWith(`bytes ${target.from}-`) === true
  if (status === 206 && !resumes) {
    rmSync(part, { force: true })
    return { is: 'try_again', because: 'the server sent another part than was asked for' }
  }
  const start = resumes ? target.from : 0
  const length = headers.get('content-length')
  const total = length === null || headers.get('content-encoding') !== null ? null : start + Number(length)
  if (total !== null && total > MAX_BYTES)
    return { is: 'refused', because: `it is said to have ${total} bytes, more than any official file` }
  keep(part, { address: target.address, etag: headers.get('etag'), lastModified: headers.get('last-modified') })
  const dropped = await write(answer, part, start, total, options)
  if (dropped !== null) return { is: 'try_again', because: dropped }
  return settle(target, total)
}

/** Appends what comes; gives why it broke off, null when it came to its end. */
async function write(answer: Answer, part: string, start: number, total: number | null, options: DownloadOptions) {
  const file = await open(part, start > 0 ? 'a' : 'w')
  let bytes = start
  let because: string | null = null
  try {
    for await (const piece of broken(answer.pieces())) {
      if (piece instanceof Error) because = `the connection broke off (${piece.message})`
      else if (bytes + piece.length > (total ?? MAX_BYTES)) because = 'more came than was promised'
      else {
        await file.write(piece)
        bytes += piece.length
        options.progress?.(bytes, total)
      }
      if (because !== null) break
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return because ?? (total !== null && bytes < total ? `only ${bytes} of ${total} bytes came` : null)
}

/** What a connection throws is the network's, what a file throws is the disk's: only the first is worth another attempt. */
async function* broken(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array | Error> {
  try {
    yield* pieces
  } catch (error) {
    yield error as Error
  }
}

async function settle({ address, path, part }: Target, total: number | null): Promise<Attempt> {
  const because = (await isPage(part)) ? aPage(address).because : await faultOf(path, part)
  if (because !== null) {
    for (const each of [part, keptPath(part)]) rmSync(each, { force: true })
    // Without a promised size a file may simply have ended early.
    return total === null ? { is: 'try_again', because } : { is: 'refused', because }
  }
  const bytes = statSync(part).size
  renameSync(part, path)
  renameSync(keptPath(part), keptPath(path))
  return { is: 'fetched', path, bytes }
}

async function isPage(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64), length: 64, position: 0 })
    return /^\s*<(!doctype|html)/i.test(buffer.toString('latin1', 0, bytesRead))
  } finally {
    await file.close()
  }
}

function aPage(address: string): { is: 'refused'; because: string } {
  return {
    is: 'refused',
    because: `a web page came instead of the file; open ${address} in a browser: it may have moved, or want a licence accepted`,
  }
}

/** An archive must have its directory, which stands at its end. */
async function faultOf(name: string, path: string): Promise<string | null> {
  if (statSync(path).size === 0) return 'an empty file came'
  if (!/\.(zip|xlsx)$/i.test(name)) return null
  try {
    const archive = await openPromise(path)
    archive.close()
    return null
  } catch (error) {
    return `what came is no whole archive (${(error as Error).message})`
  }
}

/** The last part of the address, with nothing in it that could lead out of the folder. */
function nameIn(address: string): string {
  const last = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '')
  return last.replace(/[^\w. ()-]/g, '_').replace(/^\.+/, '') || 'file'
}

/** If-Range takes a strong validator only (RFC 9110 13.1.5). */
function validator({ etag, lastModified }: Kept): string | null {
  return etag !== null && !etag.startsWith('W/') ? etag : lastModified
}

function keptPath(path: string): string {
  return `${path}.source.json`
}

function keep(path: string, kept: Kept): void {
  writeFileSync(keptPath(path), JSON.stringify(kept))
}

function keptOf(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(keptPath(path), 'utf8')) as Kept
  } catch {
    // Missing or half-written: then nothing is known of the file, and it is fetched anew.
    return null
  }
}
