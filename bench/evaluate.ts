// `npm run evaluate -- QUESTIONS.jsonl [--last RESULTS.json] [--out FOLDER] [--summary PAGE.md]`: asks every question of the code book, scores
// the drafts against the gold, reads from the desk how drafts fare there, and writes results.json and a page to read by. Both hold the
// questions and stay out of the repository; the summary holds numbers and misses and may be committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openCodeBook } from '../src/codes/configured-book.ts'
import { currentConfig } from '../src/config.ts'
import { deskAcceptance, deskLines } from './desk-acceptance.ts'
import { timedDrafts } from './draft-times.ts'
import {
  type AskedQuestion,
  changesSince,
  linesOf,
  type Result,
  resultOf,
  type Totals,
  totalsOf,
} from './evaluation.ts'
import { evaluationPage } from './evaluation-page.ts'
import { summaryWith } from './evaluation-summary.ts'
import { scoreAnswer } from './score-answer.ts'

const USAGE = 'npm run evaluate -- QUESTIONS.jsonl [--last RESULTS.json] [--out FOLDER] [--summary PAGE.md]'

const questionShape = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  gold: z.object({
    codes: z.array(z.string()),
    codes_mode: z.enum(['all', 'any']).default('all'),
    must_state: z.array(z.string()).default([]),
    must_ask: z.array(z.string()).default([]),
    must_not: z.array(z.string()).default([]),
  }),
  phi: z.array(z.object({ text: z.string() })).default([]),
})
const lastShape = z.object({
  totals: z
    .custom<Totals>((totals) => typeof totals === 'object' && totals !== null && 'times' in totals)
    .nullable()
    .catch(null),
  results: z.array(
    z.object({ id: z.string(), misses: z.array(z.string()), lines: z.array(z.string()), text: z.string() }),
  ),
})

process.exitCode = await evaluate(process.argv.slice(2))

async function evaluate(args: string[]): Promise<number> {
  const option = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    options: { last: option, out: option, summary: option },
    allowPositionals: true,
  })
  const file = positionals[0]
  if (file === undefined || positionals.length > 1) return refuse(`Usage: ${USAGE}`)
  const questions = readQuestionFile(file)
  if (typeof questions === 'string') return refuse(questions)
  const last = values.last === undefined ? null : lastShape.safeParse(json(readFileSync(values.last, 'utf8')))
  if (last?.success === false) return refuse(`${values.last} is not the results.json of an earlier run.`)
  const config = currentConfig()
  if (config.is === 'wrong') return refuse(config.because)
  const opened = openCodeBook(config.config)
  if (opened.is === 'not_open') return refuse(opened.because)

  const now = new Date()
  const { drafts, times } = await timedDrafts({ book: opened.book, now: () => now }, questions)
  const results = questions.flatMap((question, at): Result[] => {
    const drafted = drafts[at]
    if (drafted === undefined) return []
    const identifiers = question.phi.map(({ text }) => text)
    return [resultOf(question, drafted, scoreAnswer(question.gold, drafted.draft, identifiers))]
  })
  const findings = drafts.reduce((sum, { draft }) => sum + draft.findings.length, 0)
  const releases = [...new Set(opened.book.releases().map(({ source, edition }) => `${source} ${edition}`))].sort()
  opened.book.close()
  const desk = await deskAcceptance(config.config)

  const totals = totalsOf(questions, results, { findings, times })
  const before = last?.data.results ?? []
  const changes = last === null ? null : changesSince(before, results)
  const numbers = linesOf(totals)
  const made = now.toISOString()
  const out = values.out ?? join(config.config.dataDir, 'evaluation')
  const written = [join(out, 'results.json'), join(out, 'evaluation.html')] as const
  mkdirSync(out, { recursive: true })
  writeFileSync(written[0], `${JSON.stringify({ made, totals, desk, results }, null, 1)}\n`)
  writeFileSync(written[1], evaluationPage({ made, releases, numbers, questions, results, changes, before, desk }))
  if (values.summary !== undefined) {
    const page = readFileSync(values.summary, 'utf8')
    const summary = summaryWith(page, { totals, last: last?.data.totals ?? null, results })
    if (summary === null) return refuse(`${values.summary} has no part that this command writes; see docs/evaluation.`)
    writeFileSync(values.summary, summary)
  }
  const said = changes?.map(({ id, better, worse }) =>
    [`${id}:`, ...better.map((miss) => `better, no longer ${miss}`), ...worse.map((miss) => `worse, now ${miss}`)].join(
      ' ',
    ),
  )
  const acceptance = desk.is === 'none' ? [desk.because] : deskLines(desk.rows)
  process.stdout.write(`${[...numbers, ...acceptance, ...(said ?? []), `Written: ${written[1]}`].join('\n')}\n`)
  return 0
}

/** The questions, or what is wrong with the file and in which line. */
function readQuestionFile(file: string): AskedQuestion[] | string {
  const questions: AskedQuestion[] = []
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    const read = questionShape.safeParse(json(line))
    if (!read.success) return `${file}, line ${at + 1}: not a question with id, kind, subject, body and gold.`
    questions.push(read.data)
  }
  return questions.length > 0 ? questions : `${file} holds no question.`
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function refuse(because: string): number {
  process.stderr.write(`${because}\n`)
  return 1
}
