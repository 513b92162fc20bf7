// Hands one mail to a mail store over LMTP (RFC 2033), byte for byte, and learns of each recipient what became of it.

import { connect, type Socket } from 'node:net'
import type { Address } from './mailbox.ts'

type Reply = { code: number; words: string }
/** `code` and `words` are the store's reply: 2xx stored, 4xx try again, 5xx never. */
export type Delivery = Reply & { to: string }

const SILENCE_MS = 60_000 // a store that says nothing for so long is taken for gone; nothing was acknowledged then
const DOT = 0x2e
const LINE_FEED = 0x0a
const CRLF = Buffer.from('\r\n')

/**
 * Delivers `raw` (lines ended by CRLF) for each recipient in turn. Rejects when the store cannot be reached or breaks
 * off: then no recipient may be told that it has the mail.
 */
export async function deliver(store: Address, mail: { from: string; to: string[]; raw: Buffer }): Promise<Delivery[]> {
  const socket = connect(store)
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('the mail store fell silent')))
  const replies = repliesOf(socket)
  const ask = async (line: string) => {
    socket.write(`${line}\r\n`)
    return await nextReply(replies)
  }
  try {
    expect(await nextReply(replies), 220)
    expect(await ask('LHLO localhost'), 250)
    expect(await ask(`MAIL FROM:<${mail.from}>`), 250)
    const deliveries: Delivery[] = []
    for (const to of mail.to) deliveries.push({ to, ...(await ask(`RCPT TO:<${to}>`)) })
    const accepted = deliveries.filter((delivery) => delivery.code === 250)
    if (accepted.length === 0) return deliveries
    expect(await ask('DATA'), 354)
    socket.write(dotted(mail.raw))
    // RFC 2033 4.2: after the final dot comes one reply for each recipient that was accepted, in their order.
    for (const delivery of accepted) Object.assign(delivery, await nextReply(replies))
    socket.end('QUIT\r\n')
    return deliveries
  } finally {
    socket.destroySoon()
  }
}

/** RFC 5321 4.5.2: a dot that begins a line is doubled, and a line with a single dot ends the mail. */
function dotted(raw: Buffer): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = raw.indexOf(DOT); at !== -1; at = raw.indexOf(DOT, at + 1)) {
    if (at !== 0 && raw[at - 1] !== LINE_FEED) continue
    pieces.push(raw.subarray(from, at + 1))
    from = at
  }
  pieces.push(raw.subarray(from))
  if (raw.length > 0 && !raw.subarray(-2).equals(CRLF)) pieces.push(CRLF)
  return Buffer.concat([...pieces, Buffer.from('.\r\n')])
}

async function* repliesOf(socket: Socket): AsyncGenerator<Reply, undefined> {
  let rest = ''
  let words: string[] = []
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const lines = (rest + chunk.toString('utf8')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      words.push(line.slice(4))
      if (line[3] === '-') continue // RFC 5321 4.2.1: more lines of the same reply follow
      yield { code: Number(line.slice(0, 3)), words: words.join(' ') }
      words = []
    }
  }
}

async function nextReply(replies: AsyncGenerator<Reply, undefined>): Promise<Reply> {
  const next = await replies.next()
  if (next.done === true) throw new Error('the mail store closed the connection')
  return next.value
}

function expect(reply: Reply, code: number): void {
  if (reply.code !== code) throw new Error(`the mail store said ${reply.code} ${reply.words}`)
}
