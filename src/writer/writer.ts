// The second writer: one request to a language model of the operator's choice. What it says is believed by nobody; draft/rewording.ts judges it.
import { z } from 'zod'

export type WriterSettings = { kind: 'openai' | 'anthropic'; url: string; key: string | null; model: string }
export type Written = { is: 'words'; text: string } | { is: 'nothing'; because: string }
export type Writer = {
  model: string
  /** Never throws. */
  write(task: { system: string; user: string }): Promise<Written>
}

/** A draft waits no longer than this for nicer words. */
const ANSWER_WITHIN_MS = 8_000
/** More than any answer needs; what streams without end is cut off. */
const ANSWER_MAX_BYTES = 256 * 1024
/** Tokens of an answer of some 300 words, with room. */
const ANSWER_TOKENS = 1_500

export function openWriter(settings: WriterSettings, { withinMs = ANSWER_WITHIN_MS } = {}): Writer {
  return {
    model: settings.model,
    async write(task) {
      const { url, headers, body } = requestOf(settings, task)
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(withinMs),
          // The key and the draft go to the address the operator named, and nowhere else.
          redirect: 'error',
        })
        if (!answer.ok) {
          await answer.body?.cancel()
          return nothing(`it answered with status ${answer.status}`)
        }
        return wordsOf(settings, await bounded(answer))
      } catch (error) {
        if (error instanceof DOMException && error.name === 'TimeoutError')
          return nothing(`it did not answer within ${withinMs / 1000} s`)
        return nothing(error instanceof TooLong ? 'its answer had no end' : 'it could not be reached')
      }
    },
  }
}

class TooLong extends Error {}

/** The key goes in the header that each kind of server asks for; without one, as on a machine of one's own, none is sent. */
function requestOf({ kind, url, key, model }: WriterSettings, { system, user }: { system: string; user: string }) {
  const messages = [{ role: 'user', content: user }]
  if (kind === 'anthropic')
    return {
      url: url.endsWith('/messages') ? url : `${url}/messages`,
      headers: { 'anthropic-version': '2023-06-01', ...(key === null ? {} : { 'x-api-key': key }) },
      body: { model, max_tokens: ANSWER_TOKENS, temperature: 0, system, messages },
    }
  return {
    url: url.endsWith('/chat/completions') ? url : `${url}/chat/completions`,
    headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: {
      model,
      max_tokens: ANSWER_TOKENS,
      temperature: 0,
      messages: [{ role: 'system', content: system }, ...messages],
    },
  }
}

async function bounded(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.length
    if (bytes > ANSWER_MAX_BYTES) throw new TooLong()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const OpenAi = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullable(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
})
const Anthropic = z.object({
  stop_reason: z.string().nullish(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
})

function wordsOf({ kind }: WriterSettings, body: string): Written {
  const json = jsonOf(body)
  const read = kind === 'anthropic' ? Anthropic.safeParse(json) : OpenAi.safeParse(json)
  if (!read.success) return nothing('its answer is not of the kind WRITER_KIND names')
  if ('choices' in read.data) {
    const [choice] = read.data.choices
    if (choice?.message.refusal) return nothing('it refused')
    return ended(choice?.finish_reason, choice?.message.content ?? '')
  }
  if (read.data.stop_reason === 'refusal') return nothing('it refused')
  return ended(read.data.stop_reason, read.data.content.map(({ text }) => text ?? '').join(''))
}

function ended(reason: string | null | undefined, text: string): Written {
  if (reason === 'length' || reason === 'max_tokens') return nothing('its answer was cut off')
  return text.trim() === '' ? nothing('it said nothing') : { is: 'words', text }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // Anything can stand behind an address; what is no JSON is no answer.
    return null
  }
}

function nothing(because: string): Written {
  return { is: 'nothing', because }
}
