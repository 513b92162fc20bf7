// An SMTP server that does what a test tells it: answers with a line, hangs up, or falls silent, or drips, at any step.
import { createServer, type Socket } from 'node:net'

/** An answer line without CRLF, or what happens in place of one. */
export type Step = string | 'HANG_UP' | 'SILENCE' | 'DRIP'

export type Script = {
  greeting?: Step
  extensions?: string[]
  auth?: Step
  mail?: Step
  rcpt?: Step
  /** The answer to the command DATA. */
  data?: Step
  /** Happens as soon as the first bytes of the mail are there. */
  content?: Step
  /** The answer to the final dot. */
  dot?: Step
}

export type ScriptedSmtp = { host: string; port: number; received: string[]; close(): Promise<void> }

export async function scriptedSmtp(script: Script = {}): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>()
  const received: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A client that gives up resets the connection; that is its right.
    socket.on('error', () => socket.destroy())
    converse(socket, script, received)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

function converse(socket: Socket, script: Script, received: string[]): void {
  const answer = (step: Step) => {
    if (step === 'HANG_UP') socket.destroy()
    else if (step === 'DRIP') drip(socket)
    else if (step !== 'SILENCE') socket.write(`${step}\r\n`)
  }
  let waiting = ''
  let inContent = false
  answer(script.greeting ?? '220 practice ESMTP')
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    waiting += chunk
    for (;;) {
      if (inContent) {
        if (script.content) return answer(script.content)
        const end = waiting.indexOf('\r\n.\r\n')
        if (end < 0) return
        received.push(waiting.slice(0, end + 2))
        waiting = waiting.slice(end + 5)
        inContent = false
        answer(script.dot ?? '250 2.0.0 taken as 4711')
        continue
      }
      const lineEnd = waiting.indexOf('\r\n')
      if (lineEnd < 0) return
      const line = waiting.slice(0, lineEnd).toUpperCase()
      waiting = waiting.slice(lineEnd + 2)
      if (line.startsWith('EHLO')) answer(ehlo(script.extensions ?? []))
      else if (line.startsWith('AUTH')) answer(script.auth ?? '235 welcome')
      else if (line.startsWith('MAIL')) answer(script.mail ?? '250 ok')
      else if (line.startsWith('RCPT')) answer(script.rcpt ?? '250 ok')
      else if (line === 'DATA') {
        const step = script.data ?? '354 go on'
        inContent = step.startsWith('354')
        answer(step)
      } else answer('221 bye')
    }
  })
}

// Never silent for long, never done either: each line says that another one follows.
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('250-wait\r\n'), 100)
  socket.on('close', () => clearInterval(timer))
}

function ehlo(extensions: string[]): string {
  const lines = ['practice', ...extensions]
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
}
