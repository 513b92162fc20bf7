// The tools as another program meets them: the protocol's own client, over stdin and stdout of the command.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'mcp-'))
const COMMAND = join(import.meta.dirname, '../../../bin/caseconsultant.js')
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [COMMAND, 'mcp'],
  env: { PATH: process.env.PATH ?? '', DATA_DIR },
  stderr: 'pipe',
})
const client = new Client({ name: 'test', version: '1' })

beforeAll(async () => {
  await client.connect(transport)
}, 180_000)
afterAll(async () => {
  await client.close()
  rmSync(DATA_DIR, { recursive: true, force: true })
})

test('four tools are offered, each with the shape of its question and answer', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['search', 'show', 'edits', 'check'])
  expect(tools.every(({ outputSchema, annotations }) => outputSchema !== undefined && annotations?.readOnlyHint)).toBe(
    true,
  )
  const check = tools.find(({ name }) => name === 'check')
  expect(check?.inputSchema.required).toEqual(expect.arrayContaining(['date', 'lines']))
  expect(client.getInstructions()).toContain('date of service')
})

test('search, show, edits and check answer as the API does', async () => {
  const found = await call('search', { q: 'ketorolac', limit: 3 })
  expect(found.structuredContent).toMatchObject({
    results: expect.arrayContaining([expect.objectContaining({ code: 'J1885' })]),
  })
  const shown = await call('show', { code: 'j1885', date: '2025-11-03' })
  expect(shown.structuredContent).toMatchObject({ code: 'J1885', records: [{ system: 'HCPCS' }] })
  expect(shown.content[0]?.text).toContain('J1885 (HCPCS) ')
  const edits = await call('edits', { code: '20610', date: '2024-08-01', limit: 2 })
  expect(edits.structuredContent).toMatchObject({
    edits: expect.arrayContaining([expect.objectContaining({ table: 'practitioner' })]),
  })
  const checked = await call('check', { date: '2024-08-01', lines: [{ code: 'J1885', units: 500 }] })
  expect(checked.structuredContent).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ rule: 'unit-limits' })]),
  })
})

test('a question that cannot be answered says why, and the server goes on', async () => {
  const unknown = await call('show', { code: 'J9999Z' })
  expect(unknown).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('no proof') }] })
  const wrong = await call('check', { date: '2024-02-30', lines: [{ code: 'J1885' }] })
  expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('YYYY-MM-DD') }] })
  expect((await call('search', { q: 'knee' })).isError).toBeFalsy()
})

test('sources and codes can be read as resources', async () => {
  const sources = await client.readResource({ uri: 'codes://sources' })
  expect(JSON.stringify(sources.contents)).toContain('HCPCS Level II')
  const code = await client.readResource({ uri: 'codes://HCPCS/J1885' })
  expect(code.contents[0]).toMatchObject({ mimeType: 'text/plain', text: expect.stringContaining('J1885 (HCPCS)') })
})

test('nothing but the protocol is written to stdout, and the command ends with stdin', { timeout: 180_000 }, () => {
  const request = { jsonrpc: '2.0', id: 1, method: 'initialize', params: INITIALIZE }
  const ran = spawnSync(process.execPath, [COMMAND, 'mcp'], {
    input: `${JSON.stringify(request)}\nthis is no message\n`,
    env: { PATH: process.env.PATH ?? '', DATA_DIR },
    encoding: 'utf8',
    timeout: 120_000,
  })
  expect(ran.status).toBe(0)
  const messages = ran.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(messages).toMatchObject([{ jsonrpc: '2.0', id: 1, result: { serverInfo: { name: 'caseconsultant' } } }])
})

const INITIALIZE = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }

type Answer = { isError?: boolean; structuredContent?: unknown; content: { type: string; text: string }[] }

async function call(name: string, asked: Record<string, unknown>): Promise<Answer> {
  return (await client.callTool({ name, arguments: asked })) as Answer
}
