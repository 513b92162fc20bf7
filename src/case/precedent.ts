// An approved answer that later cases may be read beside: what is kept of it, and what has changed since.
import type { IsoDate } from '../codes/citation.ts'
import type { Release } from '../codes/code-record.ts'
import type { Drafted } from '../draft/draft.ts'

export type CitedRelease = { source: string; edition: string }
export type NewPrecedent = {
  question: string
  answer: string
  codes: string[]
  intents: string[]
  answeredFor: IsoDate
  releases: CitedRelease[]
}

/** Finds identifiers with their places; the message floor's own function is passed in. */
export type PlacedFinder = (text: string) => { start: number; end: number; text: string }[]

/**
 * What is kept of an approved answer. Our own first line stands for the question; of the reviewer's words everything that looks like an
 * identifier goes, days included, unless the draft, which is made without the asker's words, has it too.
 */
export function precedentOf(
  { questions, draft }: Drafted,
  { body, date, identifiersIn }: { body: string; date: IsoDate; identifiersIn: PlacedFinder },
): NewPrecedent {
  const releases = draft.findings.flatMap(({ citations }) =>
    citations.map(({ source, edition }) => ({ source, edition })),
  )
  const codes = [
    ...questions.flatMap((question) => question.codes.map(({ code }) => code)),
    ...draft.claimLines.map(({ code }) => code),
  ]
  return {
    question: draft.text.split('\n')[0] ?? '',
    answer: withoutIdentifiers(body, draft.text, identifiersIn),
    codes: [...new Set(codes)],
    intents: [...new Set(questions.flatMap(({ intents }) => intents))],
    answeredFor: date,
    releases: [...new Map(releases.map((release) => [`${release.source}\n${release.edition}`, release])).values()],
  }
}

/** Editions of a cited source that are loaded now and began after the one cited: what an old answer has not seen. */
export function changedSince(cited: readonly CitedRelease[], loaded: readonly Release[]): string[] {
  return cited.flatMap(({ source, edition }) => {
    const ofSource = loaded.filter((release) => release.source === source)
    const own = ofSource.find((release) => release.edition === edition)
    const from = own?.validFrom ?? null
    const newer = ofSource.filter((release) => release.validFrom !== null && from !== null && release.validFrom > from)
    if (own === undefined && ofSource.length > 0) return [`${source} ${edition} is no longer loaded`]
    const latest = newer.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))[0]
    return latest === undefined ? [] : [`${source} ${edition} has been followed by ${latest.edition}`]
  })
}

function withoutIdentifiers(body: string, own: string, identifiersIn: PlacedFinder): string {
  let kept = ''
  let at = 0
  for (const { start, end, text } of identifiersIn(body)) {
    kept += body.slice(at, start) + (own.includes(text) ? text : '[removed]')
    at = end
  }
  return kept + body.slice(at)
}
