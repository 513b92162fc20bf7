// Hands a file to a reading thread and waits for its words, never longer than the policy says and one file at a time.
import { Worker } from 'node:worker_threads'
import type { FileKind } from '../file/file-kind.ts'
import type { AttachmentPolicy } from '../message/attachment-policy.ts'
import type { AttachmentText, TextLimits } from '../message/attachment-text.ts'

export type ReadingOrder = { kind: FileKind; bytes: Uint8Array; limits: TextLimits }

const THREAD_MB = 256 // of JavaScript heap: enough for the largest workbook within the limits, little enough beside the service

/** The last reading begun in this process. Mails are drafted several at once; their files are read one after the other. */
let last: Promise<unknown> = Promise.resolve()

/** The words of a file. Never rejects: a file that takes too long or too much memory has none, with the reason. */
export function readInThread(kind: FileKind, bytes: Buffer, policy: AttachmentPolicy): Promise<AttachmentText> {
  const reading = last.then(() => readNow(kind, bytes, policy))
  last = reading
  return reading
}

function readNow(kind: FileKind, bytes: Buffer, policy: AttachmentPolicy): Promise<AttachmentText> {
  const { maxTextCharacters, maxUnpackedBytes, readSeconds } = policy
  const workerData: ReadingOrder = { kind, bytes, limits: { maxTextCharacters, maxUnpackedBytes } }
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./attachment-thread.ts', import.meta.url), {
      workerData,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    })
    const end = (text: AttachmentText) => {
      clearTimeout(timer)
      void thread.terminate()
      resolve(text)
    }
    const timer = setTimeout(() => end(unread(`reading it took more than ${readSeconds} s`)), readSeconds * 1000)
    thread.on('message', (text: AttachmentText) => end(text))
    thread.on('error', (error) =>
      end(
        unread(
          'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? 'reading it took too much memory'
            : 'it cannot be read',
        ),
      ),
    )
    thread.on('exit', () => end(unread('it cannot be read')))
  })
}

function unread(because: string): AttachmentText {
  return { words: '', because }
}
