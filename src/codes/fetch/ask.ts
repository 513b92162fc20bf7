// One HTTP request that follows redirects within limits and gives up when nothing comes.

export type Asked = { address: string; headers: Record<string, string>; idleMs: number }
export type Answer = {
  is: 'answered'
  status: number
  headers: Headers
  /** Throws when the connection breaks off or is idle for too long. */
  pieces(): AsyncGenerator<Uint8Array>
  text(): Promise<string>
  close(): void
}

/** Browsers follow 20; a publisher's file is one or two hops away. */
const MAX_REDIRECTS = 5
/** The longest page that lists files has some 500 KB. */
const MAX_PAGE_BYTES = 20_000_000

/** What did not answer at all is worth another attempt; a redirect without end, or away from TLS, is not. */
export async function ask({
  address,
  headers,
  idleMs,
}: Asked): Promise<Answer | { is: 'try_again'; because: string } | { is: 'refused'; because: string }> {
  let at = new URL(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const stop = new AbortController()
    const watch = watchdog(stop, idleMs)
    let response: Response
    try {
      response = await fetch(at.href, { headers, redirect: 'manual', signal: stop.signal })
    } catch (error) {
      watch.end()
      const reason = stop.signal.aborted ? `nothing came for ${idleMs / 1000} s` : causeOf(error)
      return { is: 'try_again', because: `${at.host} does not answer (${reason})` }
    }
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (next === null) return answerOf(response, stop, watch)
    watch.end()
    await response.body?.cancel()
    if (!URL.canParse(next, at.href)) return { is: 'refused', because: `${at.href} leads to no address` }
    const to = new URL(next, at)
    if (!/^https?:$/.test(to.protocol) || (at.protocol === 'https:' && to.protocol !== 'https:'))
      return { is: 'refused', because: `${at.href} leads to ${to.protocol}//${to.host}, away from TLS` }
    at = to
  }
  return { is: 'refused', because: `${address} leads from page to page, more than ${MAX_REDIRECTS} times` }
}

type Watch = { touch(): void; end(): void }

function watchdog(stop: AbortController, idleMs: number): Watch {
  const start = () => setTimeout(() => stop.abort(new Error(`nothing came for ${idleMs / 1000} s`)), idleMs)
  let timer = start()
  return {
    touch() {
      clearTimeout(timer)
      timer = start()
    },
    end: () => clearTimeout(timer),
  }
}

function answerOf(response: Response, stop: AbortController, watch: Watch): Answer {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of response.body ?? []) {
      watch.touch()
      yield piece
    }
  }
  return {
    is: 'answered',
    status: response.status,
    headers: response.headers,
    pieces,
    async text() {
      let text = ''
      const decoder = new TextDecoder()
      for await (const piece of pieces()) {
        text += decoder.decode(piece, { stream: true })
        if (text.length > MAX_PAGE_BYTES) throw new Error(`the page is longer than ${MAX_PAGE_BYTES} characters`)
      }
      return text
    },
    close() {
      watch.end()
      stop.abort()
    },
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
