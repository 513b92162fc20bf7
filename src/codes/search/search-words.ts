// How text becomes search words: the same cut for what the book holds and for what somebody asks.

/**
 * Lower-case words without accents, plurals cut to one form, in order of the text.
 * `Biopsies of 2 lesions, 15mg` gives biopsy, of, 2, lesion, 15, mg; `two` is 2. Every word is of a-z and 0-9 only.
 */
export function searchWords(text: string): string[] {
  const words: string[] = []
  const plain = (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''))
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/\bw\/?o\b/g, 'without')
  for (const word of plain.match(/[a-z0-9]+/g) ?? []) {
    const amount = word <= '9z' ? /^(\d+)(mg|mcg|ml|cm|mm|g|min|mins|minutes|units|yo|x)$/.exec(word) : null
    if (amount) words.push(String(amount[1]), singular(String(amount[2])))
    else words.push(NUMBER_WORDS.get(word) ?? singular(word))
  }
  return words
}

/**
 * Search words that know what is denied: behind `without`, `no`, `not` and `other than` each word bears a minus sign, to the end of the
 * clause or to a word like `with`, behind `non` the next word. `Gout without tophus, left` gives gout, -tophus, left; so that no search for tophus finds it.
 */
export function saidWords(text: string): string[] {
  const said: string[] = []
  for (const clause of text.split(/[,;:()[\]]/)) {
    let isDenied = false
    const words = searchWords(clause)
    for (const [at, word] of words.entries()) {
      if (ENDS_DENIAL.has(word)) isDenied = false
      if (isDenier(words, at)) isDenied = true
      else if (!isDenied && words[at - 1] !== 'non') said.push(word)
      else if (!GLUE.has(word)) said.push(`-${word}`)
    }
  }
  return said
}

const ENDS_DENIAL: ReadonlySet<string> = new Set(['with', 'under', 'due', 'for', 'but'])

/** Whether the word denies what follows; `not otherwise specified` denies nothing. */
export function isDenier(words: readonly string[], at: number): boolean {
  const [word = '', next = ''] = words.slice(at, at + 2)
  if (word === 'not') return next !== 'otherwise' && next !== 'elsewhere'
  return word === 'without' || word === 'no' || (word === 'other' && next === 'than')
}

/** Words that only hold a title together. */
export const GLUE: ReadonlySet<string> = new Set(
  'a an and as at by for from in into is its nec nos of on or other per than that the to which with'.split(' '),
)

/** Counts are written both ways (`two views`, `2 views`). Not `one`, which is more often no count. */
const NUMBER_WORDS = new Map(
  'two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, String(at + 2)]),
)

/** Words that carry nothing to find a code by: they make sentences out of keywords. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}

const STOP_WORDS = new Set(
  searchWords(`a about above after again all also although am an and another any anyone appropriate are as ask asked asking at be because
    been before being best between bill billable billed billing both but by call called can cant claim claims code coded codes coder coding come
    correct correctly could cover coverage covered covers cpt dear denial denied did do doc does doing done dont during each either else email even every find for from gave get give given
    go got had has have he hello help her here hi him his hcpcs how however i icd icd10 if im in instead into is isnt it its just kind know let like
    look looking make many may me might more most much must my need needed needs no not now of off on once one only or other our out over
    perform performed payable please provider rejected valid invalid doctor question regarding report reported same say seen she should since so some someone still
    such sure tell than thank thanks that the their them then there these they thing this those thru to today together told too try under until up
    use used using very w want wants was way we well were what whats when where whether which while who why will wish with would you your`),
)

/** English plurals only; a heavier stemmer would join words that coders keep apart (`organ`, `organic`). */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /\d/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(ss|us|is|etes)$/.test(word)) return word
  if (/(sse|xe|che|she|zze)s$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/**
 * The part of a word that its relatives share: `asthmatic` and `asthma`, `fractured` and `fracture`, `tibial` and `tibia`.
 * It joins more than it should (`organic`, `organ`), so a relative counts less than the word itself.
 */
export function stem(word: string): string {
  for (const ending of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM) return word.slice(0, -ending.length)
  return word
}

const SHORTEST_STEM = 4
const ENDINGS =
  'ically ization ational ations ation ating ative atory ates ated etic etes ical ally ions ing ion ian ous ial ies ied ily ed es ic al ar ly is us um or er ed ia ea e a y'
    .split(' ')
    .sort((a, b) => b.length - a.length)
