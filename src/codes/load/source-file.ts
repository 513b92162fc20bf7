// One official file as text lines: plain, gzip or a member of a zip archive, told apart by content and read in pieces.
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { crc32, createGunzip } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'

/** Lines with the number of the first of them, counted from 1. */
export type Lines = { first: number; texts: string[] }

/** A file that is not what it should be: whose message is for the person who gave it. `line`: the last good one, 0 when none. */
export class WrongFile extends Error {
  readonly line: number
  constructor(line: number, because: string) {
    super(because)
    this.line = line
  }
}

/** Bytes read at a time: large enough that the work is the rows, small enough that a file is never held whole. */
const PIECE_BYTES = 256 * 1024
/** Longest line; a file without line ends is no text file of this kind. */
const MAX_LINE_BYTES = 1024 * 1024

/** The file's name without folders and `.gz`, as a release keeps it. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.gz$/i, '')
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) hash.update(piece as Buffer)
  return hash.digest('hex')
}

export type OpenSource = {
  /** The member's name inside an archive, else the file's own. */
  name: string
  lines: AsyncIterable<Lines>
  /** Bytes of the file as it lies on the disk, and how many of them are read. */
  bytes: number
  bytesRead(): number
}

/**
 * Opens a file. `member` says which member of a zip archive is meant; exactly one must fit.
 * Throws WrongFile for what the file is to blame for (cut off, damaged, a workbook, a web page), also while its lines are read.
 */
export async function openSource(
  path: string,
  member: RegExp,
  encoding: 'utf-8' | 'windows-1252',
): Promise<OpenSource> {
  const bytes = statSync(path).size
  const start = startOf(path)
  refuseWebPage(path, start)
  if (start.subarray(0, 4).equals(ZIP_START)) return openMember(path, member, encoding, bytes)
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES })
  const packed = start[0] === 0x1f && start[1] === 0x8b
  const text = packed ? file.pipe(createGunzip({ chunkSize: PIECE_BYTES })) : file
  file.on('error', (error) => text.destroy(error))
  return { name: nameOf(path), lines: linesOf(text, encoding), bytes, bytesRead: () => file.bytesRead }
}

/** A file, or each fitting member of an archive, as bytes: for kinds that are read as a whole. */
export type Content = { name: string; content: AsyncIterable<Buffer> }

/** A workbook is an archive too; when its own name fits `member` it is the file that is meant. Throws WrongFile as `openSource` does. */
export async function* contentsOf(path: string, member: RegExp): AsyncGenerator<Content> {
  const start = startOf(path)
  refuseWebPage(path, start)
  if (!start.subarray(0, 4).equals(ZIP_START) || member.test(nameOf(path))) {
    yield { name: nameOf(path), content: unpacked(path, start) }
    return
  }
  const { archive, entries } = await entriesOf(path)
  try {
    const fitting = entries.filter(({ fileName }) => member.test(basename(fileName)))
    if (fitting.length === 0)
      throw new WrongFile(0, `no member of the archive fits: ${entries.map(({ fileName }) => fileName).join(', ')}`)
    for (const entry of fitting)
      yield { name: nameOf(entry.fileName), content: whole(await archive.openReadStreamPromise(entry), entry) }
  } finally {
    archive.close()
  }
}

async function* unpacked(path: string, start: Buffer): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES })
  const stream = start[0] === 0x1f && start[1] === 0x8b ? file.pipe(createGunzip({ chunkSize: PIECE_BYTES })) : file
  file.on('error', (error) => stream.destroy(error))
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error
    throw new WrongFile(0, `the packed file is cut off or damaged (${(error as Error).message})`)
  }
}

function refuseWebPage(path: string, start: Buffer): void {
  if (statSync(path).size === 0) throw new WrongFile(0, 'the file is empty')
  if (/^\s*<(!doctype html|html)/i.test(start.toString('latin1')))
    throw new WrongFile(
      0,
      'it is a web page, not the file it was saved as; open the address in a browser and accept the licence there',
    )
}

const ZIP_START = Buffer.from('PK\x03\x04')

function startOf(path: string): Buffer {
  const handle = openSync(path, 'r')
  try {
    const start = Buffer.alloc(64)
    return start.subarray(0, readSync(handle, start))
  } finally {
    closeSync(handle)
  }
}

/** The name of the member of an archive that is meant; null when the file is no archive. Throws WrongFile as `openSource` does. */
export async function memberName(path: string, member: RegExp): Promise<string | null> {
  if (!startOf(path).subarray(0, 4).equals(ZIP_START)) return null
  const { archive, entry } = await memberOf(path, member)
  archive.close()
  return nameOf(entry.fileName)
}

async function entriesOf(path: string) {
  const archive = await openPromise(path, { autoClose: false }).catch((error: Error) => {
    throw new WrongFile(0, `the archive is damaged or cut off (${error.message})`)
  })
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  return { archive, entries }
}

async function memberOf(path: string, member: RegExp) {
  const { archive, entries } = await entriesOf(path)
  const fitting = entries.filter(({ fileName }) => member.test(basename(fileName)))
  const [entry] = fitting
  const refuse = (because: string) => {
    archive.close()
    return new WrongFile(0, because)
  }
  if (entries.some(({ fileName }) => fileName === '[Content_Types].xml'))
    throw refuse('it is a workbook; load the text or CSV file that is published beside it')
  if (entry === undefined || fitting.length > 1) {
    const names = (entry === undefined ? entries : fitting).map(({ fileName }) => fileName).join(', ')
    throw refuse(`${fitting.length} members of the archive fit: ${names}; unpack it and name the one that is meant`)
  }
  return { archive, entry }
}

async function openMember(
  path: string,
  member: RegExp,
  encoding: 'utf-8' | 'windows-1252',
  bytes: number,
): Promise<OpenSource> {
  const { archive, entry } = await memberOf(path, member)
  const stream = await archive.openReadStreamPromise(entry)
  let read = 0
  async function* pieces(): AsyncGenerator<Buffer> {
    try {
      for await (const piece of whole(stream, entry)) {
        read += piece.length
        yield piece
      }
    } finally {
      archive.close()
    }
  }
  const bytesRead = () => (entry.uncompressedSize === 0 ? bytes : Math.round((bytes * read) / entry.uncompressedSize))
  return { name: nameOf(entry.fileName), lines: linesOf(pieces(), encoding), bytes, bytesRead }
}

/** Passes a member's bytes on and compares its checksum at the end. */
async function* whole(stream: Readable, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  for await (const piece of stream) {
    sum = crc32(piece as Buffer, sum)
    yield piece as Buffer
  }
  if (sum !== entry.crc32) throw new WrongFile(0, `the checksum of ${entry.fileName} in the archive does not fit`)
}

async function* linesOf(pieces: AsyncIterable<Buffer>, encoding: 'utf-8' | 'windows-1252'): AsyncGenerator<Lines> {
  let rest: Buffer = Buffer.alloc(0)
  let count = 0
  const cut = (bytes: Buffer): Lines => {
    const texts = decoded(bytes, encoding).split('\n')
    texts.pop()
    const lines = { first: count + 1, texts: texts.map((text) => (text.endsWith('\r') ? text.slice(0, -1) : text)) }
    count += texts.length
    return lines
  }
  try {
    for await (const piece of pieces) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      const end = bytes.lastIndexOf(LINE_END) + 1
      if (end > 0) yield cut(bytes.subarray(0, end))
      rest = Buffer.from(bytes.subarray(end))
      if (rest.length > MAX_LINE_BYTES) throw new WrongFile(count, 'a line without end; this is no text file')
    }
  } catch (error) {
    if (error instanceof WrongFile) throw new WrongFile(Math.max(count, error.line), error.message)
    // Errors of zlib have a code that begins with Z_: the file is cut off or damaged. Others are the machine's.
    const code = String((error as NodeJS.ErrnoException).code)
    if (code.startsWith('Z_') || /invalid|not enough|too many bytes/i.test(String(error)))
      throw new WrongFile(count, `the packed file is cut off or damaged (${(error as Error).message})`)
    throw error
  }
  // Every publisher ends the last line; one without end is where a download broke off.
  if (rest.length > 0) throw new WrongFile(count + 1, 'the last line has no line end; the file seems to be cut off')
}

const LINE_END = 0x0a
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true })
const WINDOWS = new TextDecoder('windows-1252')

/** Some files are UTF-8 but for a © of Windows in their notice: bytes that are no UTF-8 are read as Windows-1252. */
function decoded(bytes: Buffer, encoding: 'utf-8' | 'windows-1252'): string {
  if (encoding === 'windows-1252') return WINDOWS.decode(bytes)
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    return WINDOWS.decode(bytes)
  }
}
