// Scores one draft against what a good answer must hold. What a machine cannot decide is marked to be read by a person, never counted as met.
import type { ClaimLine } from '../src/advice/finding.ts'
import type { Draft } from '../src/draft/draft.ts'

export type Gold = {
  codes: string[]
  /** `all`: every code is required; `any`: one of them is enough. */
  codes_mode: 'all' | 'any'
  must_state: string[]
  must_ask: string[]
  must_not: string[]
}

export type CodeScore = {
  gold: string
  /** `conditional`: on a line that says on what it depends; `modifiers` and `units`: the code is there, with others than the gold's. */
  is: 'line' | 'conditional' | 'modifiers' | 'units' | 'missing'
}
export type AskScore = { gold: string; is: 'asked' | 'near' | 'missing'; closest: string | null }
export type ForbiddenScore = { phrase: string; is: 'absent' | 'denied' | 'to_read'; where: string | null }

export type Score = {
  codes: CodeScore[]
  codesMet: boolean
  asks: AskScore[]
  forbidden: ForbiddenScore[]
  uncited: number
  blocked: string[]
}

export type Scored = Pick<Draft, 'text' | 'claimLines' | 'findings' | 'asks' | 'blocked'>

/** `identifiers` are the patient identifiers of the mail; one that stands in the draft is a forbidden statement. */
export function scoreAnswer(gold: Gold, draft: Scored, identifiers: readonly string[] = []): Score {
  const codes = gold.codes.map((code) => scoreCode(code, draft.claimLines))
  const met = codes.filter(isMet).length
  return {
    codes,
    codesMet: gold.codes_mode === 'any' ? codes.length === 0 || met > 0 : met === codes.length,
    asks: gold.must_ask.map((ask) => scoreAsk(ask, draft)),
    forbidden: [
      ...gold.must_not.map((phrase) => scoreForbidden(phrase, draft)),
      ...identifiers
        .filter((one) => one.trim() !== '' && lower(draft.text).includes(lower(one)))
        .map((): ForbiddenScore => ({ phrase: 'repeats a patient identifier', is: 'to_read', where: null })),
    ],
    uncited: draft.findings.filter(({ citations }) => (citations as unknown[]).length === 0).length,
    blocked: draft.blocked,
  }
}

export function isMet({ is }: CodeScore): boolean {
  return is === 'line' || is === 'conditional'
}

/** One line for each thing missed, in the words of the gold. */
export function missesOf(score: Score): string[] {
  return [
    ...(score.codesMet ? [] : score.codes.filter((code) => !isMet(code)).map(({ gold, is }) => `code ${gold}: ${is}`)),
    ...score.asks.filter(({ is }) => is !== 'asked').map(({ gold, is }) => `ask "${gold}": ${is}`),
    ...score.forbidden.filter(({ is }) => is === 'to_read').map(({ phrase }) => `forbidden "${phrase}": to read`),
    ...(score.uncited > 0 ? [`${score.uncited} findings without a citation`] : []),
    ...score.blocked.map((reason) => `blocked: ${reason}`),
  ]
}

// "99213-25-59 x2"; "99202-99205" is a range, for no modifier has five characters; "91" alone is a modifier.
const CODE = /^([A-Z0-9][A-Z0-9.]{2,7})((?:-[A-Z0-9]{2})*)(?:\s{1,4}x(\d{1,5}))?$/
const RANGE = /^([A-Z0-9]{5})-([A-Z0-9]{5})$/
const MODIFIER = /^[A-Z0-9]{2}$/

function scoreCode(gold: string, lines: readonly ClaimLine[]): CodeScore {
  if (MODIFIER.test(gold)) return best(gold, lines, ({ modifiers }) => modifiers.includes(gold))
  const range = RANGE.exec(gold)
  if (range) return best(gold, lines, ({ code }) => (range[1] ?? '') <= code && code <= (range[2] ?? ''))
  const [, code = gold, behind = '', units] = CODE.exec(gold) ?? []
  const modifiers = behind.split('-').filter((one) => one !== '')
  const same = lines.filter((line) => line.code === code)
  if (same.length === 0) return { gold, is: 'missing' }
  // A line with another modifier is another line ("J0585" and "J0585-JW"); sides we were told stay as they are.
  const marked = same.filter((line) => modifiers.every((one) => line.modifiers.includes(one)))
  if (marked.length === 0) return { gold, is: 'modifiers' }
  if (units !== undefined && !marked.some((line) => line.units === Number(units))) return { gold, is: 'units' }
  return best(gold, marked, (line) => units === undefined || line.units === Number(units))
}

function best(gold: string, lines: readonly ClaimLine[], fits: (line: ClaimLine) => boolean): CodeScore {
  const fitting = lines.filter(fits)
  if (fitting.length === 0) return { gold, is: 'missing' }
  return { gold, is: fitting.some(({ conditional }) => conditional === null) ? 'line' : 'conditional' }
}

// At least half of what the gold asks for must stand in one of our asks.
const SHARE_ASKED = 0.5
const COMMON = new Set(
  'a an the of or and in is was it that this any on by at for to with be if both each who what which how really were are your required'.split(
    ' ',
  ),
)
// Two ways in which this field says the same.
const SAME: Record<string, string> = {
  dos: 'date',
  doc: 'documentation',
  note: 'documentation',
  record: 'documentation',
  show: 'documentation',
  documented: 'documentation',
  place: 'setting',
  separate: 'distinct',
  level: 'mdm',
  vial: 'container',
  waste: 'discarded',
  insurer: 'payer',
  plan: 'payer',
  encounter: 'session',
  minute: 'time',
  total: 'time',
}

/** By shared key words; what shares some is near, and so is what the answer says without asking. */
function scoreAsk(gold: string, draft: Scored): AskScore {
  const wanted = keyWords(gold)
  const ranked = draft.asks
    .map((ask) => ({ ask, share: shared(wanted, keyWords(ask)) }))
    .sort((a, b) => b.share - a.share)
  const first = ranked[0]
  if (first && first.share >= SHARE_ASKED) return { gold, is: 'asked', closest: first.ask }
  if (first && first.share > 0) return { gold, is: 'near', closest: first.ask }
  const said = shared(wanted, keyWords(draft.text)) === 1
  return { gold, is: said ? 'near' : 'missing', closest: said ? 'said in the answer, not asked' : null }
}

function shared(wanted: Set<string>, found: Set<string>): number {
  return wanted.size === 0 ? 0 : [...wanted].filter((word) => found.has(word)).length / wanted.size
}

/** Lower-case words without the common ones; "date of service" is a date, so that "service" alone means what was done. */
function keyWords(text: string): Set<string> {
  const words = lower(text)
    .replaceAll('date of service', 'date')
    .replaceAll('place of service', 'place')
    .match(/[a-z0-9]{1,30}/g)
  return new Set(
    (words ?? [])
      .filter((word) => !COMMON.has(word))
      .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
      .map((word) => SAME[word] ?? word),
  )
}

// A sentence that denies the phrase, or says what a code is without advising it.
const DENIAL =
  /\b(?:no|not|never|nor|cannot|without|instead of|in place of|denied|ended|wrong|rather than|neither|stands for|is a heading)\b/

/** The phrase itself, or the claim line it names, outside a sentence that denies it. Meaning beyond the words is for a reader. */
function scoreForbidden(phrase: string, draft: Scored): ForbiddenScore {
  const named = CODE.exec(phrase)
  const line = named ? scoreCode(phrase, draft.claimLines).is : 'missing'
  // A bare code is suspect on any line; with modifiers or units only where nothing makes it conditional.
  const bare = named?.[2] === '' && named[3] === undefined
  if (line === 'line' || (bare && line === 'conditional')) return { phrase, is: 'to_read', where: 'a claim line' }
  const sentences = withoutBrackets(draft.text).split(/\n|(?<=[.;:?]) /)
  const found = sentences.filter((sentence) => holds(lower(sentence), lower(phrase)))
  const bold = found.find((sentence) => !DENIAL.test(lower(sentence)) && !sentence.startsWith('You ask '))
  if (bold !== undefined) return { phrase, is: 'to_read', where: bold.trim() }
  return { phrase, is: found.length > 0 ? 'denied' : 'absent', where: found[0]?.trim() ?? null }
}

function holds(sentence: string, phrase: string): boolean {
  const at = sentence.indexOf(phrase)
  if (at < 0) return false
  const edge = /[a-z0-9.]/
  const next = sentence.slice(at + phrase.length).replace(/^\.(?![a-z0-9])/, ' ')
  return !edge.test(sentence[at - 1] ?? ' ') && !edge.test(next[0] ?? ' ')
}

function withoutBrackets(text: string): string {
  return text.replace(/\[[^\][]{0,2000}\]/g, '')
}

function lower(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}
