// Where official files are published: config/code-sources.json, and an operator's own file whose entries stand before ours.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** One publication. `page` lists links of which `link` (a pattern) names the wanted ones; or `files` are the addresses themselves. */
export type CodeSource = {
  id: string
  /** What `codes load` takes the files as. */
  kinds: string[]
  /** `{year}` is the fiscal year that begins in October, tried before the calendar year. */
  page?: string | undefined
  link?: string | undefined
  files?: string[] | undefined
  /** The agreement that the publisher asks for before a download; null for none. */
  licence: string | null
}
export type Licence = { page: string; says: string }
export type CodeSources = { licences: Record<string, Licence>; sources: CodeSource[] }

const address = z.url({ protocol: /^https?$/ })
const shape = z.strictObject({
  licences: z.record(z.string(), z.strictObject({ page: address, says: z.string().min(1) })).default({}),
  sources: z.array(
    z
      .strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        kinds: z.array(z.string().min(1)).min(1),
        page: z.string().min(1).optional(),
        link: z.string().min(1).refine(isPattern, 'is no regular expression').optional(),
        files: z.array(address).min(1).optional(),
        licence: z.string().nullable(),
      })
      .refine(
        ({ page, link, files }) => (files === undefined) === (page !== undefined && link !== undefined),
        'needs either page and link, or files',
      ),
  ),
})

/** Reads our list and, where there is one, the operator's. Refused with the file, the place in it and what was expected. */
export function readCodeSources(
  ours: string,
  own: string,
): { is: 'read'; sources: CodeSources } | { is: 'refused'; because: string } {
  const read: CodeSources = { licences: {}, sources: [] }
  for (const path of [own, ours].filter((each) => existsSync(each))) {
    const parsed = parse(path)
    if (parsed.is === 'refused') return parsed
    read.licences = { ...parsed.sources.licences, ...read.licences }
    const known = new Set(read.sources.map(({ id }) => id))
    read.sources.push(...parsed.sources.sources.filter(({ id }) => !known.has(id)))
  }
  const lost = read.sources.find(({ licence }) => licence !== null && read.licences[licence] === undefined)
  if (lost !== undefined)
    return { is: 'refused', because: `the source ${lost.id} names a licence ${lost.licence} that is not described` }
  return { is: 'read', sources: read }
}

function parse(path: string): ReturnType<typeof readCodeSources> {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return { is: 'refused', because: `${path} is no JSON: ${(error as Error).message}` }
  }
  const checked = shape.safeParse(content)
  if (checked.success) return { is: 'read', sources: checked.data }
  const [issue] = checked.error.issues
  return { is: 'refused', because: `${path}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}` }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'i')
    return true
  } catch {
    return false
  }
}
