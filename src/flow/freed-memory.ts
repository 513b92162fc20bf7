// A large mail leaves copies of itself behind at each step. They are freed before the next step, so that the copies do not add up.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Smaller mails leave nothing that matters, and collecting takes some 20 ms. */
const LARGE_BYTES = 8 * 1024 * 1024

// The engine counts buffers late: with 40 MB mails the service held 600 MB, most of it copies that nothing referred to. An ordinary
// collection keeps the emptied pages for later (85 MB after a first start's book was built); the last resort gives them back.
setFlagsFromString('--expose-gc')
const collect: (how: { type: string; execution: string; flavor: string }) => void = runInNewContext('gc')

/** Collects what was left behind by work on a mail of so many bytes. */
export function freeAfter(bytes: number): void {
  if (bytes >= LARGE_BYTES) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
