// A zip archive in memory: its members by name, and their bytes under a limit, with the checksum compared.
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

export type Zip = {
  is: 'zip'
  archive: ZipFile
  members: ReadonlyMap<string, Entry>
  /** Bytes that all members together say they unpack to; a member that unpacks to more than it says fails while it is read. */
  unpackedBytes: number
  close(): void
}

/** What is wrong with an archive, in words of ours: those of others may hold a member's name, and that may be a patient's. */
export class ZipFault extends Error {
  override name = 'ZipFault'
}

/** The words for a person about an archive that could not be read. */
export function zipTrouble(error: unknown): string {
  return error instanceof ZipFault ? error.message : 'it is damaged, or no archive'
}

/** A directory of more members than this is an attack on whoever lists it; the largest office files have some hundreds. */
const MAX_MEMBERS = 10_000

/** Reads the directory of an archive; nothing is unpacked. Refused, with the reason in words, when it is none or a damaged one. */
export async function openZip(bytes: Buffer): Promise<Zip | { is: 'refused'; because: string }> {
  let archive: ZipFile | null = null
  try {
    archive = await fromBufferPromise(bytes)
    if (archive.entryCount > MAX_MEMBERS) throw new ZipFault(`it has ${archive.entryCount} members`)
    const members = new Map<string, Entry>()
    for await (const entry of archive.eachEntry()) members.set(entry.fileName, entry)
    const unpackedBytes = [...members.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    const opened = archive
    return { is: 'zip', archive, members, unpackedBytes, close: () => opened.close() }
  } catch (error) {
    archive?.close()
    return { is: 'refused', because: zipTrouble(error) }
  }
}

/** The bytes of a member as they are unpacked. Throws when it is larger than `maxBytes`, damaged, or locked by a password. */
export async function* memberContent(zip: Zip, member: Entry, maxBytes: number): AsyncGenerator<Buffer> {
  if (member.uncompressedSize > maxBytes) throw new ZipFault(`a member of it is larger than ${maxBytes} bytes`)
  const stream: Readable = await zip.archive.openReadStreamPromise(member)
  let sum = 0
  for await (const piece of stream) {
    sum = crc32(piece as Buffer, sum)
    yield piece as Buffer
  }
  if (sum !== member.crc32) throw new ZipFault('the checksum of a member does not fit')
}
