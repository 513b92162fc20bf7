// Between hop 1 and hop 2: each file of a case is shown to the virus scanner, where there is one, and its words are drawn out.
import type { CaseId } from '../case/case.ts'
import { scan } from '../mail/clamd.ts'
import { hasWords } from '../message/attachments/attachment-text.ts'
import type { Attached } from '../question/attached.ts'
import type { Service } from '../service.ts'
import {
  attachmentsOf,
  countReading,
  type FileToRead,
  fileBytes,
  filesToRead,
  fileWords,
  recordReading,
} from '../store/attachments.ts'
import type { MessageRow } from '../store/messages.ts'
import { readApart } from './attachment-reader.ts'

/** Reads the files of a case that nobody has read, before it is drafted. What cannot be read now never stops the draft. */
export async function readAttachmentsOf(service: Service, caseId: CaseId): Promise<void> {
  await readAll(service, await filesToRead(service.store, { caseId, notTriedSince: service.now(), limit: AT_ONCE }))
}

/** Reads what is left, some at a time: files of mails that are not drafted, and those the scanner gave no answer on. For the sweeper. */
export async function readAttachmentsLeft(service: Service): Promise<void> {
  const now = service.now().getTime()
  const [storedBefore, notTriedSince] = [new Date(now - LEFT_AFTER_MS), new Date(now - AGAIN_AFTER_MS)]
  await readAll(service, await filesToRead(service.store, { storedBefore, notTriedSince, limit: LEFT_AT_ONCE }))
}

/** What the drafter may read of these mails' files: those that hold words of an asker, in their order. */
export async function attachedWords(service: Service, messages: readonly MessageRow[]): Promise<Attached[]> {
  const attached: Attached[] = []
  const withFiles = messages.filter(({ attachments }) => attachments.length > 0).map(({ id }) => id)
  for (const file of await attachmentsOf(service.store, withFiles)) {
    if (file.state !== 'kept' || file.hash === null || file.kind === 'calendar') continue
    const words = await fileWords(service.store, file.hash, service.secrets)
    const filename = messages.find(({ id }) => id === file.messageId)?.attachments[file.place]?.filename ?? ''
    if (words !== '') attached.push({ filename: filename || 'a file without a name', words })
  }
  return attached
}

const AT_ONCE = 100
const LEFT_AT_ONCE = 3 // in one round of the sweeper, whose nudges wait meanwhile
/** A drafter has read a file by then, unless nobody drafts its mail. */
const LEFT_AFTER_MS = 30_000
/** A scanner that is away is asked again after this. */
const AGAIN_AFTER_MS = 5 * 60_000
/** A file whose reading began this often and came to no end, not even a failure, ends the process that reads it. */
const TRIES_AT_MOST = 3

async function readAll(service: Service, files: readonly FileToRead[]): Promise<void> {
  for (const file of files) await readOne(service, file)
}

type Read = Parameters<typeof recordReading>[2]

/** Scans and reads a file and keeps what came of it; also one that a person asks for. The try is counted before it begins. */
export async function readOne(service: Service, file: FileToRead): Promise<Read> {
  const tries = await countReading(service.store, file.hash, service.now())
  const read = await scannedAndRead(service, file, tries)
  await recordReading(service.store, file.hash, read, service.secrets)
  service.log.info({ kind: file.kind, state: read.state, because: read.because }, 'attachment read')
  return read
}

async function scannedAndRead(service: Service, { hash, kind }: FileToRead, tries: number): Promise<Read> {
  // A picture, where nothing scans it, is not even fetched.
  if (service.config.clamd === null && !hasWords(kind)) return { state: 'kept', because: '', words: '' }
  const file = await fileBytes(service.store, hash, service.secrets)
  if (file.is === 'shut') return { state: 'not_scanned', because: file.because, words: '' }
  if (service.config.clamd !== null) {
    const said = await scan(service.config.clamd, file.bytes)
    if (said.is === 'infected') return { state: 'infected', because: `the virus scanner found ${said.name}`, words: '' }
    if (said.is === 'no_answer') return { state: 'not_scanned', because: said.because, words: '' }
  }
  if (!hasWords(kind)) return { state: 'kept', because: '', words: '' }
  if (tries > TRIES_AT_MOST)
    return { state: 'kept', because: 'its words were not read: reading it ended the reader each time', words: '' }
  const { words, because } = await readApart(kind, file.bytes, service.attachments)
  return { state: 'kept', because, words }
}
