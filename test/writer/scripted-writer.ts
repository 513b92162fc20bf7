// A language model's server for tests: answers as it is told, in the form of either kind, and keeps what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  path: string
  headers: IncomingMessage['headers']
  body: { messages: { role: string; content: string }[]; system?: string }
}
/** Gives the words of an answer for the numbered sentences, or takes the whole answer over. */
export type Script = (sentences: string, answer: ServerResponse) => string | undefined

export async function scriptedWriter(kind: 'openai' | 'anthropic') {
  let script: Script = (sentences) => sentences
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString('utf8'))
      asked.push({ path: request.url ?? '', headers: request.headers, body })
      const words = script(body.messages.at(-1).content, response)
      if (words === undefined) return
      const answer =
        kind === 'anthropic'
          ? { content: [{ type: 'text', text: words }], stop_reason: 'end_turn' }
          : { choices: [{ message: { content: words }, finish_reason: 'stop' }] }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answers(next: Script) {
      script = next
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
