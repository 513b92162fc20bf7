// Reads one attachment in a process of its own: a file that explodes ends this process and not the service. What it opens is anybody's bytes.
import { Worker } from 'node:worker_threads'
import { attachmentText } from '../message/attachments/attachment-text.ts'
import type { ReadingOrder } from './attachment-reader.ts'

process.once('message', async ({ kind, bytes, limits, most }: ReadingOrder) => {
  watchMyself(most)
  const text = await attachmentText(kind, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), limits)
  process.send?.(text, () => process.exit(0))
})
process.once('disconnect', () => process.exit(1))

/**
 * Ends the process when it holds too much or takes too long, from a thread, for a reader may be busy without a pause. V8 bounds only its own
 * heap: a packed stream of a PDF is unpacked beside it.
 */
function watchMyself({ mb, ms }: ReadingOrder['most']): void {
  const code = `setInterval(() => { if (process.memoryUsage.rss() > ${mb} * 1048576) process.kill(process.pid, 'SIGKILL') }, ${LOOK_MS})
    setTimeout(() => process.kill(process.pid, 'SIGTERM'), ${ms})`
  new Worker(code, { eval: true, execArgv: [] }).unref()
}

const LOOK_MS = 20 // what is unpacked grows by some MB meanwhile
