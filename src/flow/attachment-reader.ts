// Hands a file to a reading process and waits for its words, never longer than the policy says and one file at a time.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../config.ts'
import type { FileKind } from '../file/file-kind.ts'
import type { AttachmentPolicy } from '../message/attachments/attachment-policy.ts'
import type { AttachmentText, TextLimits } from '../message/attachments/attachment-text.ts'

export type ReadingOrder = {
  kind: FileKind
  bytes: Uint8Array
  limits: TextLimits
  /** What the process may hold in all, and how long it may take. */
  most: { mb: number; ms: number }
}

/** Of JavaScript heap, and of everything: enough for the largest files within the limits, little enough beside the service. */
const [HEAP_MB, ALL_MB] = [192, 320]
const STARTS_IN_MS = 5_000 // on a busy machine; the process then counts its own time

/** The last reading begun in this process. Mails are drafted several at once; their files are read one after the other. */
let last: Promise<unknown> = Promise.resolve()

/** The words of a file. Never rejects: a file that takes too long or too much memory has none, with the reason. */
export function readApart(kind: FileKind, bytes: Buffer, policy: AttachmentPolicy): Promise<AttachmentText> {
  const reading = last.then(() => readNow(kind, bytes, policy))
  last = reading
  return reading
}

function readNow(kind: FileKind, bytes: Buffer, policy: AttachmentPolicy): Promise<AttachmentText> {
  const { maxTextCharacters, maxUnpackedBytes, readSeconds } = policy
  const ms = readSeconds * 1000
  const order: ReadingOrder = {
    kind,
    bytes,
    limits: { maxTextCharacters, maxUnpackedBytes },
    most: { mb: ALL_MB, ms: ms + STARTS_IN_MS },
  }
  return new Promise((resolve) => {
    const reader = fork(join(import.meta.dirname, 'attachment-process.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // No setting and no key is where other people's bytes are opened, and nothing can be written there or run from there.
      env: {},
      execArgv: [
        `--max-old-space-size=${HEAP_MB}`,
        '--permission',
        `--allow-fs-read=${join(projectFolder, '*')}`,
        '--allow-worker',
      ],
    })
    const end = (text: AttachmentText) => {
      clearTimeout(timer)
      reader.kill('SIGKILL')
      resolve(text)
    }
    const timer = setTimeout(() => end(unread(`reading it took more than ${readSeconds} s`)), ms)
    reader.on('message', (text) => end(text as AttachmentText))
    reader.on('error', () => end(unread('it cannot be read')))
    // Killed by itself or by V8, each for memory; whatever else ends it is the file's doing too.
    reader.on('exit', (_, signal) =>
      end(
        unread(signal === 'SIGKILL' || signal === 'SIGABRT' ? 'reading it took too much memory' : 'it cannot be read'),
      ),
    )
    reader.send(order)
  })
}

function unread(because: string): AttachmentText {
  return { words: '', because }
}
