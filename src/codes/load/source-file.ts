// Opens what an operator gives: a file, plain or gzip, or an archive, told apart by content; and says which of its members are meant.
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { crc32, createGunzip } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'

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

/** The file's name without folders and `.gz`, as a release keeps it. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.gz$/i, '')
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** One official file: what was given, or a member of an archive that was given. */
export type Part = { path: string; name: string; member: string | null; isWorkbook: boolean }

/** An opened part. `bytes` are those that `bytesRead` counts: of the file as it lies on the disk, or of the member unpacked. */
export type Content = {
  name: string
  isWorkbook: boolean
  content: AsyncIterable<Buffer>
  bytes: number
  bytesRead(): number
}

/**
 * The parts of a file, in the order of their names. `member` says which members of an archive are meant; of one table in several
 * formats the text is taken. A workbook is an archive too, but a table itself. Throws WrongFile for a web page, an empty file, a damaged
 * archive and one without a fitting member.
 */
export async function partsOf(path: string, member: RegExp): Promise<Part[]> {
  const start = startOf(path)
  if (statSync(path).size === 0) throw new WrongFile(0, 'the file is empty')
  if (/^\s*<(!doctype html|html)/i.test(start.toString('latin1')))
    throw new WrongFile(
      0,
      'it is a web page, not the file it was saved as; open the address in a browser and accept the licence there',
    )
  const itself = { path, name: nameOf(path), member: null }
  if (!start.subarray(0, 4).equals(ZIP_START)) return [{ ...itself, isWorkbook: false }]
  const { archive, entries } = await entriesOf(path)
  archive.close()
  const names = entries.map(({ fileName }) => fileName)
  if (names.includes('[Content_Types].xml')) return [{ ...itself, isWorkbook: true }]
  const chosen = new Map<string, string>()
  for (const name of names.filter((each) => member.test(basename(each))).sort(byFormat)) {
    const stem = nameOf(name)
      .replace(/\.\w+$/, '')
      .toLowerCase()
    if (!chosen.has(stem)) chosen.set(stem, name)
  }
  if (chosen.size === 0) throw new WrongFile(0, `no member of the archive fits: ${names.join(', ')}`)
  return [...chosen.values()]
    .sort()
    .map((name) => ({ path, name: nameOf(name), member: name, isWorkbook: WORKBOOK.test(name) }))
}

/** Opens each part in turn, unpacked; the checksum of a member is compared at its end. Throws WrongFile as `partsOf` does. */
export async function* contentsOf(path: string, member: RegExp): AsyncGenerator<Content> {
  for (const part of await partsOf(path, member)) {
    const { content, close } = await openPart(part)
    try {
      yield content
    } finally {
      close()
    }
  }
}

/** Opens one part. What goes wrong with the bytes is thrown as WrongFile while they are read. */
export async function openPart({ path, name, member, isWorkbook }: Part): Promise<{ content: Content; close(): void }> {
  if (member === null) {
    const file = createReadStream(path, { highWaterMark: PIECE_BYTES })
    const start = startOf(path)
    const isPacked = start[0] === 0x1f && start[1] === 0x8b
    const stream = isPacked ? file.pipe(createGunzip({ chunkSize: PIECE_BYTES })) : file
    file.on('error', (error) => stream.destroy(error))
    const counted = { bytes: statSync(path).size, bytesRead: () => file.bytesRead }
    return { content: { name, isWorkbook, content: blamed(stream), ...counted }, close: () => file.destroy() }
  }
  const { archive, entries } = await entriesOf(path)
  const entry = entries.find(({ fileName }) => fileName === member)
  if (entry === undefined) throw new WrongFile(0, `the archive has no ${member} any more`)
  let read = 0
  async function* pieces(stream: Readable, of: Entry): AsyncGenerator<Buffer> {
    let sum = 0
    for await (const piece of blamed(stream)) {
      sum = crc32(piece, sum)
      read += piece.length
      yield piece
    }
    if (sum !== of.crc32) throw new WrongFile(0, `the checksum of ${of.fileName} in the archive does not fit`)
  }
  const content = pieces(await archive.openReadStreamPromise(entry), entry)
  return {
    content: { name, isWorkbook, content, bytes: entry.uncompressedSize, bytesRead: () => read },
    close: () => archive.close(),
  }
}

/** Members of one table: text that is read row by row before a workbook. */
function byFormat(a: string, b: string): number {
  const rank = (name: string) => FORMATS.findIndex((format) => format.test(name))
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

const WORKBOOK = /\.xlsx$/i
const FORMATS = [/\.csv$/i, /\.txt$/i, /\.(tsv|prn|xml)$/i, WORKBOOK, /./]
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

async function entriesOf(path: string) {
  const archive = await openPromise(path, { autoClose: false }).catch((error: Error) => {
    throw new WrongFile(0, `the archive is damaged or cut off (${error.message})`)
  })
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  return { archive, entries }
}

/** Errors of zlib have a code that begins with Z_, those of yauzl these words: the file is to blame. Others are the machine's. */
async function* blamed(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code)
    if (!code.startsWith('Z_') && !/invalid|not enough|too many bytes/i.test(String(error))) throw error
    throw new WrongFile(0, `the packed file is cut off or damaged (${(error as Error).message})`)
  }
}
