// The first line of an answer: what was asked, made from what was read and never from the asker's own words, so that no identifier can ride along.
import { amountOf } from '../question/quantities.ts'
import type { Intent, MentionedCode, Question } from '../question/question.ts'
import { sentence } from './wording.ts'

// More doses, sizes and times than this are a list, and the answer names those that count.
const MOST_AMOUNTS = 4

/** "You ask about J1885 (60 mg) for Medicare.", "You ask about 36415 and 99213, denied by Aetna with CO-97." */
export function restated(question: Question): string {
  const { codes, denialCodes, payer } = question
  const what =
    codes.length > 0
      ? `about ${sentence(codes.map(written))}${sideOf(question)}`
      : (SUBJECTS.find(([intent, , fits]) => question.intents.includes(intent) && (fits?.(question) ?? true))?.[1] ??
        'which code or rule applies')
  const amounts = amountsOf(question)
  const described = amounts.length > 0 ? ` (${sentence(amounts)})` : ''
  return `You ask ${what}${described}${denialCodes.length > 0 ? denied(question) : payer === null ? '' : ` for ${payer}`}.`
}

function written({ code, systems, modifiers, units }: MentionedCode): string {
  const name = systems.includes('MODIFIER') ? `modifier ${code}` : code
  return `${[name, ...modifiers].join('-')}${units === null ? '' : ` x${units}`}`
}

function denied({ codes, denialCodes, payer }: Question): string {
  const by = payer === null ? '' : ` by ${payer}`
  return `${codes.length > 0 ? `, denied${by}` : by} with ${sentence(denialCodes)}`
}

/** The side, where no modifier behind a code says it. */
function sideOf({ codes, laterality }: Question): string {
  const said = codes.some(({ modifiers }) => modifiers.some((modifier) => ['LT', 'RT', '50'].includes(modifier)))
  if (said || laterality === null) return ''
  return laterality === 'bilateral' ? ' on both sides' : ` on the ${laterality}`
}

/** Doses, sizes, times and counts, each once; units that stand behind their code are not said again. */
function amountsOf({ codes, quantities }: Question): string[] {
  const counted = new Set(codes.map(({ units }) => units))
  const told = quantities.filter(({ amount, measure }) => measure !== 'unit' || !counted.has(amount))
  return [...new Set(told.map(({ amount, measure }) => amountOf(amount, measure)))].slice(0, MOST_AMOUNTS)
}

/** What a question without codes is about, in the words of the field; the first of these that the mail shows. A size is no number of units. */
const SUBJECTS: [Intent, string, ((question: Question) => boolean)?][] = [
  ['denial', 'about a denial'],
  ['compliance', 'what is allowed'],
  ['global', 'about a service in a global period'],
  ['em_level', 'about the kind or level of a visit'],
  ['code_search', 'which code fits what was done'],
  ['dx_coding', 'which diagnosis applies'],
  ['telehealth_pos', 'about telehealth or the place of service'],
  ['coverage', 'about coverage'],
  ['ncci_pair', 'about codes billed together'],
  [
    'units_mue',
    'how many units to bill',
    ({ quantities }) => quantities.every(({ measure }) => measure !== 'cm' && measure !== 'mm'),
  ],
  ['units_mue', 'which code fits what was measured'],
  ['fee_rvu', 'about payment'],
  ['modifier', 'which modifier applies'],
]
