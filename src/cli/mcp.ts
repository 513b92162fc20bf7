// `mcp`: offers the code book as tools to another program over stdin and stdout, where nothing but the protocol is written.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { isoDateOf } from '../codes/citation.ts'
import { openCodeBook } from '../codes/configured-book.ts'
import { currentConfig } from '../config.ts'
import { readArguments, refuse, WrongUsage } from './usage.ts'

/** Answers until the other program closes stdin. */
export async function mcp(args: string[]): Promise<number> {
  const usage = 'mcp'
  if (readArguments(args, {}, usage).positionals.length > 0) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const read = currentConfig()
  if (read.is === 'wrong') return refuse(read.because)
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return refuse(opened.because)
  // Loaded here, for the protocol's library takes longer to load than any other command to run.
  const [{ StdioServerTransport }, { bookServer }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/stdio.js'),
    import('../web/mcp/book-server.ts'),
  ])
  const server = bookServer(opened.book, version(), () => isoDateOf(new Date()))
  const ended = once(process.stdin, 'end')
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
  opened.book.close()
  return 0
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String((manifest as { version: string }).version)
}
