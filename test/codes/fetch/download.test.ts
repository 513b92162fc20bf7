import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { download } from '../../../src/codes/fetch/download.ts'
import { zipOf } from '../load/zip-of.ts'
import { type Answering, type BadServer, badServer, dropping, serving } from './bad-server.ts'

/** Attempts follow each other at once here, and a silent server is given up soon. */
const QUICK = { waits: [1, 1, 1, 1], idleMs: 300 }
const ZIP = zipOf({ 'order.txt': 'x'.repeat(100_000) })

let folder: string
let server: BadServer | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fetched-'))
})
afterEach(async () => {
  await server?.close()
  server = null
  rmSync(folder, { recursive: true })
})

async function fetched(answering: Answering | Record<string, Answering>, path = '/files/codes.zip') {
  server ??= await badServer(typeof answering === 'function' ? { [path]: answering } : answering)
  return download(`${server.address}${path}`, folder, QUICK)
}
const files = () => readdirSync(folder).sort()

test('a file comes whole, and is not fetched again while the server says that it is the same', async () => {
  const path = join(folder, 'codes.zip')
  expect(await fetched(serving(ZIP))).toEqual({ is: 'fetched', path, bytes: ZIP.length })
  expect(readFileSync(path).equals(ZIP)).toBe(true)
  expect(await fetched(serving(ZIP))).toEqual({ is: 'unchanged', path, bytes: ZIP.length })
  expect(files()).toEqual(['codes.zip', 'codes.zip.source.json'])
})

test('a connection that drops is taken up where it broke off', async () => {
  const good = serving(ZIP)
  const outcome = await fetched((request, response, visit) =>
    (visit < 3 ? dropping(ZIP, 30_000) : good)(request, response, visit),
  )
  expect(outcome).toMatchObject({ is: 'fetched', bytes: ZIP.length })
  expect(readFileSync(join(folder, 'codes.zip')).equals(ZIP)).toBe(true)
  expect(server?.asked).toEqual(['/files/codes.zip', '/files/codes.zip bytes=30000-', '/files/codes.zip bytes=60000-'])
})

test('what an earlier call left is taken up too, and thrown away when the server has another file now', async () => {
  expect(await fetched(dropping(ZIP, 1_000))).toMatchObject({
    is: 'refused',
    because: expect.stringContaining('5 times'),
  })
  expect(existsSync(join(folder, 'codes.zip'))).toBe(false)
  await server?.close()
  const port = Number(new URL(server?.address ?? '').port)
  expect(port).toBeGreaterThan(0)
  // Another server is another address: nothing of the part is used.
  server = await badServer({ '/files/codes.zip': serving(zipOf({ 'order.txt': 'y' }), '"2"') })
  expect(await download(`${server.address}/files/codes.zip`, folder, QUICK)).toMatchObject({ is: 'fetched' })
  expect(server.asked).toEqual(['/files/codes.zip'])
  expect(files()).toEqual(['codes.zip', 'codes.zip.source.json'])
})

test('a file that was replaced between two attempts is fetched from its start', async () => {
  const other = zipOf({ 'order.txt': 'z'.repeat(90_000) })
  const outcome = await fetched((request, response, visit) =>
    (visit === 1 ? dropping(ZIP, 30_000, '"1"') : serving(other, '"2"'))(request, response, visit),
  )
  expect(outcome).toMatchObject({ is: 'fetched', bytes: other.length })
  expect(readFileSync(join(folder, 'codes.zip')).equals(other)).toBe(true)
})

test('a server that fails at first, and one that is silent, are asked again', async () => {
  const good = serving(ZIP)
  const outcome = await fetched((request, response, visit) => {
    if (visit === 1) response.writeHead(500).end('no')
    else if (visit === 2) response.writeHead(200, { 'content-length': ZIP.length }).flushHeaders()
    else good(request, response, visit)
  })
  expect(outcome).toMatchObject({ is: 'fetched', bytes: ZIP.length })
})

test('a slow server is waited for as long as something comes', async () => {
  const outcome = await fetched((_request, response) => {
    response.writeHead(200, { 'content-length': ZIP.length, etag: '"1"' })
    const step = Math.ceil(ZIP.length / 10)
    for (let at = 0; at < 10; at += 1)
      setTimeout(() => response.write(ZIP.subarray(at * step, (at + 1) * step)), at * 100)
    setTimeout(() => response.end(), 1_000)
  })
  expect(outcome).toMatchObject({ is: 'fetched', bytes: ZIP.length })
  expect(server?.asked).toHaveLength(1)
})

const page = '<!DOCTYPE html><html><body>Please accept</body></html>'
const REFUSED: Record<string, [Answering, RegExp]> = {
  'a web page': [
    (_q, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    /web page.*licence/,
  ],
  'a web page that calls itself an archive': [serving(Buffer.from(page)), /web page/],
  'an archive cut off that calls itself whole': [serving(ZIP.subarray(0, 50_000)), /no whole archive/],
  'an empty file': [serving(Buffer.alloc(0)), /empty/],
  'a length that is never reached': [
    (_q, response) => {
      response.writeHead(200, { 'content-length': ZIP.length + 10 })
      response.write(ZIP, () => setTimeout(() => response.destroy(), 20))
    },
    /of \d+ bytes|broke off/,
  ],
  'a file that is gone': [(_q, response) => response.writeHead(410).end(), /410/],
  'redirects without end': [
    (_q, response) => response.writeHead(302, { location: '/files/codes.zip' }).end(),
    /from page to page/,
  ],
  'a redirect to no web address': [
    (_q, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    /away/,
  ],
  'a size beyond any': [
    (_q, response) => {
      response.writeHead(200, { 'content-length': 9_000_000_000 })
      response.write('x')
    },
    /9000000000 bytes/,
  ],
}
for (const [what, [answering, says]] of Object.entries(REFUSED)) {
  test(`refused, with no file left: ${what}`, async () => {
    const outcome = await fetched(answering)
    expect(outcome.is === 'refused' ? outcome.because : outcome).toMatch(says)
    expect(existsSync(join(folder, 'codes.zip'))).toBe(false)
  })
}

test('a redirect is followed, and no name of the server leads out of the folder', async () => {
  const outcome = await fetched(
    {
      '/files/codes.zip': (_q, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      '/elsewhere': serving(ZIP),
    },
    '/files/codes.zip',
  )
  expect(outcome).toMatchObject({ is: 'fetched', path: join(folder, 'codes.zip') })
  await server?.close()
  server = await badServer({ '/..\\..\\evil.zip': serving(ZIP) })
  const evil = await download(`${server.address}/%2e%2e%5c..%5cevil.zip`, folder, QUICK)
  expect(evil).toMatchObject({ is: 'fetched', path: join(folder, '_.._evil.zip') })
})
