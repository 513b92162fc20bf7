// One line on a terminal's stderr that says how far a load is.
import type { Progress } from '../codes/load/load-result.ts'

/** A line that changes more often than this only flickers. */
const REFRESH_MS = 200
const BAR_WIDTH = 24

/** Shows share read, rows, rows a second and seconds left; nothing where stderr is no terminal. `clear` takes the line away. */
export function progressLine(): { show: Progress; clear(): void } {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  let file = ''
  let started = 0
  let shown = 0
  return {
    show(state) {
      const now = performance.now()
      if (state.file !== file) [file, started, shown] = [state.file, now, 0]
      if (now - shown < REFRESH_MS) return
      shown = now
      process.stderr.write(`\r\u001b[K${progressText(state, (now - started) / 1000)}`)
    },
    clear: () => process.stderr.write('\r\u001b[K'),
  }
}

/** The line for a file of which `seconds` of reading are over. */
export function progressText({ file, bytes, totalBytes, rows }: Parameters<Progress>[0], seconds: number): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes)
  const bar = '#'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.')
  const rate = seconds > 0 ? Math.round(rows / seconds) : 0
  const left = share > 0 ? Math.ceil((seconds / share) * (1 - share)) : 0
  const end = share === 1 ? 'checking the book' : `${left} s left`
  return `${file} [${bar}] ${Math.round(share * 100)} %  ${rows} rows, ${rate} a second, ${end}`
}

/** The same for downloads; `begin` names the address whose bytes come next. */
export function downloadLine(): {
  begin(address: string): void
  show(bytes: number, totalBytes: number | null): void
  clear(): void
} {
  if (!process.stderr.isTTY) return { begin: () => {}, show: () => {}, clear: () => {} }
  let [name, started, shown, first] = ['', 0, 0, 0]
  return {
    begin(address) {
      ;[name, started, shown, first] = [address.split('/').at(-1) ?? '', performance.now(), 0, -1]
    },
    show(bytes, totalBytes) {
      const now = performance.now()
      // What an earlier attempt brought is no measure of the speed now.
      if (first < 0) first = bytes
      if (now - shown < REFRESH_MS) return
      shown = now
      process.stderr.write(`\r\u001b[K${downloadText(name, { bytes, totalBytes, first }, (now - started) / 1000)}`)
    },
    clear: () => process.stderr.write('\r\u001b[K'),
  }
}

type Bytes = { bytes: number; totalBytes: number | null; first: number }

/** The line for a download of which `seconds` are over; of a size that the server does not say only what came is told. */
export function downloadText(name: string, { bytes, totalBytes, first }: Bytes, seconds: number): string {
  const rate = seconds > 0 ? (bytes - first) / seconds : 0
  const speed = `${megabytes(rate)} a second`
  if (totalBytes === null) return `${name}  ${megabytes(bytes)}, ${speed}`
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes)
  const bar = '#'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.')
  const left = rate > 0 ? `, ${Math.ceil((totalBytes - bytes) / rate)} s left` : ''
  return `${name} [${bar}] ${Math.round(share * 100)} %  ${megabytes(bytes)} of ${megabytes(totalBytes)}, ${speed}${left}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
