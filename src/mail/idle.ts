// Waiting on an idle line (RFC 2177), in slices: after each the line is asked whether it still lives.
import type { ImapTimeouts, Line } from './imap-line.ts'

export type News = 'news' | 'quiet' | 'lost' | 'stopped'

/** Idles in `folder` for at most `ms`. Mail that was told of earlier, during another command, counts as news at once. */
export async function idleForNews(
  line: Line,
  folder: string,
  { ms, timeouts, signal }: { ms: number; timeouts: ImapTimeouts; signal: AbortSignal },
): Promise<News> {
  const end = performance.now() + ms
  try {
    await line.guarded(() => line.select(folder))
    for (;;) {
      if (signal.aborted) return 'stopped'
      if (line.news.heard()) return 'news'
      const left = end - performance.now()
      if (left <= 0) return 'quiet'
      await line.guarded(() => idleSlice(line, Math.min(left, timeouts.probe), timeouts.answer, signal))
    }
  } catch {
    // Every failure of the line means the same to somebody who only waits.
    return 'lost'
  }
}

async function idleSlice(line: Line, sliceMs: number, answerMs: number, signal: AbortSignal): Promise<void> {
  const idling = line.client.idle()
  // Its failure is told by the NOOP below or by the loss of the line.
  idling.catch(() => {})
  await newsOrEnd(line, sliceMs, signal)
  // imapflow breaks its IDLE when another command wants to run; this one also proves that somebody answers.
  await withinTime(line.client.noop(), answerMs)
  await withinTime(idling, answerMs)
}

// An IDLE that the server ends early is not waited for: it begins again with the next slice, so nothing can spin.
async function newsOrEnd(line: Line, ms: number, signal: AbortSignal): Promise<void> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const timer = setTimeout(end, ms)
  signal.addEventListener('abort', end)
  await Promise.race([line.news.next(), ended])
  clearTimeout(timer)
  signal.removeEventListener('abort', end)
}

async function withinTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server does not answer any more')), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
