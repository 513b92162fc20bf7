// How long drafts take: of the first pass over the questions in a process that has warmed itself as the desk does, and of the passes after.
import { askBook, warmUp } from '../src/flow/ask-book.ts'
import type { Service } from '../src/service.ts'
import type { AskedQuestion } from './evaluation.ts'

/** `ms` by the clock on the wall; `processor` is what the process itself used, also in its side threads: what a busy machine does not change. */
export type DraftTime = { ms: number; processor: number }
export type DraftTimes = { first: DraftTime[]; after: DraftTime[] }
type Drafted = ReturnType<typeof askBook>

/** Passes after the first: enough for p99 of them not to be one draft. */
const FURTHER_PASSES = 3

/** Drafts every question four times; the drafts are those of the first pass. */
export async function timedDrafts(
  service: Pick<Service, 'book' | 'now'>,
  questions: readonly AskedQuestion[],
): Promise<{ drafts: Drafted[]; times: DraftTimes }> {
  await warmUp(service)
  const passes = Array.from({ length: 1 + FURTHER_PASSES }, () =>
    questions.map(({ body, subject }) => timed(() => askBook(service, { text: body, subject }))),
  )
  const [first = [], ...after] = passes
  return {
    drafts: first.map(({ drafted }) => drafted),
    times: { first: first.map(({ time }) => time), after: after.flat().map(({ time }) => time) },
  }
}

function timed(draft: () => Drafted): { drafted: Drafted; time: DraftTime } {
  const used = process.cpuUsage()
  const drafted = draft()
  const { user, system } = process.cpuUsage(used)
  return { drafted, time: { ms: drafted.ms, processor: Math.round((user + system) / 10) / 100 } }
}

export type Quantiles = { drafts: number; p50: DraftTime; p99: DraftTime }

/** The middle and the slowest hundredth; of fewer than a hundred drafts p99 is the slowest. */
export function quantilesOf(times: readonly DraftTime[]): Quantiles {
  return { drafts: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

function quantile(times: readonly DraftTime[], share: number): DraftTime {
  const at = Math.max(0, Math.ceil(times.length * share) - 1)
  const of = (pick: (time: DraftTime) => number) => times.map(pick).sort((a, b) => a - b)[at] ?? 0
  return { ms: of(({ ms }) => ms), processor: of(({ processor }) => processor) }
}

/** `p50 5.5 ms (processor 5), p99 25 ms (processor 21), 76 drafts`. */
export function inWords({ drafts, p50, p99 }: Quantiles): string {
  const one = ({ ms, processor }: DraftTime) => `${ms} ms (processor ${processor})`
  return `p50 ${one(p50)}, p99 ${one(p99)}, ${drafts} drafts`
}
