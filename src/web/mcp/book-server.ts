// The code book as tools for other programs (Model Context Protocol): search, show, edits and check, as the API answers them.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import type { IsoDate } from '../../codes/citation.ts'
import type { CodeBook } from '../../codes/code-book.ts'
import { factsOf, isKnown } from '../../codes/code-facts.ts'
import { linesOf } from '../../codes/show.ts'
import { listSources } from '../../codes/sources.ts'
import { check, editsOf, search } from '../api/code-answers.ts'
import { Facts } from '../api/code-facts-shape.ts'
import {
  Checked,
  ClaimAsked,
  Code,
  Edits,
  EditsAsked,
  Found,
  SearchAsked,
  ShowAsked,
  System,
} from '../api/code-shapes.ts'

/** Every tool only reads, and gives the same answer to the same question until another book is loaded. */
const READS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false }

const INSTRUCTIONS = `A dated code book for medical coding in the United States (CPT numbers, HCPCS, ICD-10-CM, ICD-10-PCS, NCCI edits, Medicare fee schedule).
Give the date of service wherever you know it: it decides which row counts. Every answer cites source, edition and row; cautions say when the loaded
releases do not cover the date. A code that is not found is not proved not to exist. Titles of CPT codes are explanations of our own.`

/** A server that answers from `book`; `today` stands in for a date of service that is not given. Connect it to a transport. */
export function bookServer(book: CodeBook, version: string, today: () => IsoDate): McpServer {
  const server = new McpServer({ name: 'caseconsultant', version }, { instructions: INSTRUCTIONS })

  server.registerTool(
    'search',
    {
      title: 'Search codes',
      description: 'Finds codes by words (q) or lists them by how they begin (prefix).',
      inputSchema: SearchAsked,
      outputSchema: Found,
      annotations: READS,
    },
    (asked) => answer(search(book, asked, today())),
  )

  server.registerTool(
    'show',
    {
      title: 'Show a code',
      description:
        'Everything known of one code on a date: rows in force, history, notes with those inherited, family, index, crosswalks, limits, fees.',
      inputSchema: ShowAsked.extend({ code: Code, system: System.optional() }),
      outputSchema: Facts,
      annotations: READS,
    },
    ({ code, date, system }) => {
      const facts = factsOf(book, code, date ?? today(), system)
      return isKnown(facts) ? answer(facts, linesOf(facts).join('\n')) : refusal(unknown(code))
    },
  )

  server.registerTool(
    'edits',
    {
      title: 'NCCI pair edits of a code',
      description:
        'The procedure-to-procedure edits of a CPT or HCPCS code on a date, in both columns, a page at a time.',
      inputSchema: EditsAsked.extend({ code: Code }),
      outputSchema: Edits,
      annotations: READS,
    },
    ({ code, ...asked }) =>
      book.history(code).length === 0 ? refusal(unknown(code)) : answer(editsOf(book, code, asked, today())),
  )

  server.registerTool(
    'check',
    {
      title: 'Check a claim',
      description:
        'Checks the lines and diagnoses of one claim against the edits, indicators and notes of its date. No findings is no promise of payment.',
      inputSchema: ClaimAsked,
      outputSchema: Checked,
      annotations: READS,
    },
    (asked) => answer(check(book, asked)),
  )

  server.registerResource(
    'sources',
    'codes://sources',
    { title: 'Loaded sources', description: 'Publications, editions and the days they cover', mimeType: JSON_TYPE },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(listSources(book)) }] }),
  )

  server.registerResource(
    'code',
    new ResourceTemplate('codes://{system}/{code}', { list: undefined }),
    { title: 'A code today', description: 'Everything known of a code today, as text', mimeType: 'text/plain' },
    (uri, { system, code }) => {
      const asked = z.object({ system: System, code: Code }).parse({ system, code })
      const text = linesOf(factsOf(book, asked.code, today(), asked.system)).join('\n')
      return { contents: [{ uri: uri.href, mimeType: 'text/plain', text }] }
    },
  )

  return server
}

const JSON_TYPE = 'application/json'

/** Structured for programs, and the same as text for a reader that takes only that. */
function answer<Value extends object>(value: Value, text = JSON.stringify(value)) {
  return { content: [{ type: 'text' as const, text }], structuredContent: { ...value } }
}

function refusal(text: string) {
  return { content: [{ type: 'text' as const, text }], isError: true }
}

function unknown(code: string): string {
  return `${code} is not in the loaded code book. That is no proof that it does not exist.`
}
