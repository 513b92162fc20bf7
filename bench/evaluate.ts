// `npm run evaluate -- QUESTIONS.jsonl [--last RESULTS.json] [--out FOLDER]`: asks every question of the code book, scores the drafts against
// the gold, and writes results.json and a page to read by. Both hold the questions and stay out of the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openCodeBook } from '../src/codes/configured-book.ts'
import { currentConfig } from '../src/config.ts'
import { askBook } from '../src/flow/draft-case.ts'
import { type AskedQuestion, changesSince, linesOf, type Result, resultOf, totalsOf } from './evaluation.ts'
import { evaluationPage } from './evaluation-page.ts'
import { scoreAnswer } from './score-answer.ts'

const USAGE = 'npm run evaluate -- QUESTIONS.jsonl [--last RESULTS.json] [--out FOLDER]'

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
  results: z.array(z.object({ id: z.string(), misses: z.array(z.string()), lines: z.array(z.string()) })),
})

process.exitCode = evaluate(process.argv.slice(2))

function evaluate(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    options: { last: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  })
  const file = positionals[0]
  if (file === undefined || positionals.length > 1) return refuse(`Usage: ${USAGE}`)
  const questions = readQuestionFile(file)
  if (typeof questions === 'string') return refuse(questions)
  const last = values.last === undefined ? null : lastShape.safeParse(JSON.parse(readFileSync(values.last, 'utf8')))
  if (last?.success === false) return refuse(`${values.last} is not the results.json of an earlier run.`)
  const config = currentConfig()
  if (config.is === 'wrong') return refuse(config.because)
  const opened = openCodeBook(config.config)
  if (opened.is === 'not_open') return refuse(opened.because)

  const now = new Date()
  const service = { book: opened.book, now: () => now }
  // The first draft of a process reads the index of the book; a running desk has done that long ago.
  const [first] = questions
  if (first) askBook(service, { text: first.body, subject: first.subject })
  let findings = 0
  const results = questions.map((question): Result => {
    const drafted = askBook(service, { text: question.body, subject: question.subject })
    findings += drafted.draft.findings.length
    const identifiers = question.phi.map(({ text }) => text)
    return resultOf(question, drafted, scoreAnswer(question.gold, drafted.draft, identifiers))
  })
  const releases = opened.book.releases().map(({ source, edition }) => `${source} ${edition}`)
  opened.book.close()

  const totals = totalsOf(questions, results, findings)
  const changes = last === null ? null : changesSince(last.data.results, results)
  const out = values.out ?? join(config.config.dataDir, 'evaluation')
  mkdirSync(out, { recursive: true })
  const made = now.toISOString()
  writeFileSync(join(out, 'results.json'), `${JSON.stringify({ made, totals, results }, null, 1)}\n`)
  const before = last?.data.results ?? []
  writeFileSync(
    join(out, 'evaluation.html'),
    evaluationPage({ made, releases, numbers: linesOf(totals), questions, results, changes, before }),
  )
  const said = changes?.map(({ id, better, worse }) =>
    [`${id}:`, ...better.map((miss) => `better, no longer ${miss}`), ...worse.map((miss) => `worse, now ${miss}`)].join(
      ' ',
    ),
  )
  process.stdout.write(
    `${[...linesOf(totals), ...(said ?? []), `Written: ${join(out, 'evaluation.html')}`].join('\n')}\n`,
  )
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
