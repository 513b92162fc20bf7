// A web server on this machine that serves files, and misbehaves as it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answering = (request: IncomingMessage, response: ServerResponse, visit: number) => void

export type BadServer = {
  address: string
  /** What was asked for, with the range where one was. */
  asked: string[]
  close(): Promise<void>
}

/** `paths` say how each path is answered; the visit counts from 1 for each. */
export async function badServer(paths: Record<string, Answering>): Promise<BadServer> {
  const asked: string[] = []
  const visits = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '/')
    const range = request.headers.range
    asked.push(range === undefined ? path : `${path} ${range}`)
    const visit = (visits.get(path) ?? 0) + 1
    visits.set(path, visit)
    const answer = paths[path.split('?')[0] ?? '']
    if (answer === undefined) response.writeHead(404).end('not here')
    else answer(request, response, visit)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}

/** Answers as a good server does: with the rest when a part of the same version is asked for, with nothing when it is known. */
export function serving(content: Buffer, etag = '"1"'): Answering {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end()
      return
    }
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const isPart = from > 0 && request.headers['if-range'] === etag
    const body = content.subarray(isPart ? from : 0)
    const headers = { etag, 'content-type': 'application/zip', 'content-length': body.length }
    if (isPart)
      response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` })
    else response.writeHead(200, headers)
    response.end(body)
  }
}

// A busy machine needs this long to read what was sent; with the connection goes what was not read.
const READ_WITHIN_MS = 120

/** Promises the whole and drops the connection after so many bytes. */
export function dropping(content: Buffer, after: number, etag = '"1"'): Answering {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const isPart = from > 0 && request.headers['if-range'] === etag
    const start = isPart ? from : 0
    const range = { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }
    response.writeHead(isPart ? 206 : 200, { etag, 'content-length': content.length - start, ...(isPart ? range : {}) })
    response.write(content.subarray(start, start + after), () => setTimeout(() => response.destroy(), READ_WITHIN_MS))
  }
}
