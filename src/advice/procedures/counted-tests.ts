// Tests that are billed by how many were done, told in words: allergy tests one by one, nerves in steps, limbs, specimens.
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'counted-tests'
// A higher number is a code or an amount, not a count of tests.
const MOST_TESTS = 200

type Counted = { code: string; count: number; said: string }

/** One unit for each: the words that the count stands before or behind, and what else the mail must speak of. */
const EACH: { code: string; noun: string; beside: RegExp; unless?: RegExp }[] = [
  {
    code: '95004',
    noun: '(?:(?:skin|allergy|scratch) )*(?:pricks?|punctures?|scratch(?:es)?|SPTs?|percutaneous)',
    beside: /\ballerg|\bskin test|\bpricks?\b/i,
  },
  {
    code: '95024',
    noun: '(?:intradermals?|intracutaneous|IDs?(?= tests?))',
    beside: /\ballerg|\bskin test|\bpricks?\b|\bintradermal tests?\b/i,
  },
  {
    code: '95044',
    noun: '(?:(?:skin|allergy|contact) )*patch(?:es)?',
    beside: /\bpatch test/i,
    unless: /\bzio\b|\bholter\b|\blidocaine\b/i,
  },
  {
    code: '88305',
    noun: '(?:(?:skin|separate|different|biopsy|path|GI|colon|polyp) )*(?:jars?|specimens?|containers?|bottles?|biops(?:y|ies))',
    beside: /\b88305\b/,
    unless: /\bprostat|\bG0416\b|\b(?:one|same|single) (?:jar|container|bottle|specimen)\b/i,
  },
]

const NERVE_TESTS = /\bNC[SV]s?\b|\bnerve conduction/i
// Speed tests of nerves by how many: up to so many studies one code, once (95907 to 95913).
const NERVE_STEPS: [number, string][] = [
  [2, '95907'],
  [4, '95908'],
  [6, '95909'],
  [8, '95910'],
  [10, '95911'],
  [12, '95912'],
  [MOST_TESTS, '95913'],
]
const NEEDLE_ALONE = ['95860', '95861', '95863', '95864']
const FEW_MUSCLES = /\blimited\b|\b(?:less|fewer) than (?:5|five)\b|\b(?:[1-4]|one|two|three|four) muscles\b/i

/** Speaks where the mail counts the tests; silent where the codes and units named say the same already. */
export function countedTests(facts: Facts): Advice {
  const { text } = facts.question
  const nerves = nerveTests(text)
  const counted = [...each(text), ...allergyShots(text), ...nerves].filter(
    ({ code }) => facts.book.onDate(code, facts.date).length > 0,
  )
  if (counted.length === 0) return NOTHING
  const isNeedled = nerves.some(({ code }) => /^9588[56]$/.test(code))
  const refused = facts.question.codes
    .map(({ code }) => code)
    .filter((code) => !counted.some((one) => one.code === code) && isInPlaceOf(code, counted))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${isAsNamed(counted, facts) ? 'Yes: ' : refused.length > 0 ? `Not ${listed(refused)}. ` : ''}${counted.map(({ code, count, said }) => `${said}: ${code} x${count}`).join('; ')}.${nerves.length > 0 ? ' Each nerve counts once for motor, once for sensory, however many points are tested; the code of the total stands once.' : ''}${isNeedled ? ' Beside nerve tests the needle test is 95886 a limb (five or more muscles) or 95885 (fewer); 95860 to 95864 are for days without nerve tests.' : ''}`,
        [
          ...counted.flatMap(({ code }) => facts.book.onDate(code, facts.date).map(({ citation }) => citation)),
          ...(nerves.length > 0 ? noteCitations(facts, 'nerve-tests') : []),
        ],
      ),
    ],
    claimLines: [
      ...refused.map((code) => line(code, { units: DROPPED })),
      ...counted.map(({ code, count }) => line(code, { units: count })),
    ],
  })
}

/** Codes whose count the mail tells: what describes them by name alone has nothing to add. */
export function isCountedTest(code: string, facts: Facts): boolean {
  const counted = countedTests(facts).claimLines.map((one) => one.code)
  return (
    counted.includes(code) ||
    (counted.some((one) => one.startsWith('958') || one.startsWith('959')) && /^95(?:8[68]|9[01])/.test(code))
  )
}

function each(text: string): Counted[] {
  return EACH.filter(({ beside, unless }) => beside.test(text) && !(unless?.test(text) ?? false)).flatMap(
    ({ code, noun }): Counted[] => {
      const before = new RegExp(`(?<![\\w.$/-])(${NUMBER}) ?(${noun})\\b`, 'i').exec(text)
      const behind = new RegExp(`\\b(${noun})(?: tests?)? ?[x×] ?(\\d{1,3})\\b`, 'i').exec(text)
      const [amount, said] = before ? [before[1], before[2]] : [behind?.[2], behind?.[1]]
      const count = numberOf(amount ?? '0')
      return count > 0 && count <= MOST_TESTS ? [{ code, count, said: `${count} ${said ?? ''}` }] : []
    },
  )
}

const SHOTS = new RegExp(
  `\\ballerg\\w{1,4} (?:shots?|injections?),?(?: x)? ?(\\d{1,2})\\b|\\b(${NUMBER}) (?:allerg\\w{1,4} )?(?:shots?|injections?)\\b`,
  'i',
)

/** Giving allergy shots: one is 95115, two or more are 95117 once, however many. */
function allergyShots(text: string): Counted[] {
  if (!/\ballerg\w{1,4} (?:shots?|injections?)\b/i.test(text)) return []
  const hit = SHOTS.exec(text)
  const count = numberOf(hit?.[1] ?? hit?.[2] ?? '0')
  if (!(count > 0 && count < 10)) return []
  return [
    {
      code: count === 1 ? '95115' : '95117',
      count: 1,
      said: `${count} allergy shot${count > 1 ? 's' : ''} on one day`,
    },
  ]
}

const STUDIES = new RegExp(
  `(?<![\\w.$/-])(${NUMBER}) (?:(?:motor|sensory|nerve|total|NCS|conduction|different|separate) ){0,3}(?:nerves?|stud(?:y|ies)|NC[SV]s?|conductions?)\\b`,
  'i',
)
const STUDIES_BEHIND =
  /\b(?:NC[SV]s?|nerve conduction(?: stud(?:y|ies)| tests?)?)[ :,]{0,2}(?:x ?|of |on )?(\d{1,2})\b(?! ?(?:limbs?|extrem|muscles?|min))/i
const OF_A_KIND = new RegExp(`(?<![\\w.$/-])(${NUMBER}) (motor|sensory|mixed|H-?reflex(?:es)?)\\b`, 'gi')
const LIMBS = new RegExp(
  `(?<![\\w.$/-])(${NUMBER}) (?:(?:upper|lower) )?(?:limbs?|extremit(?:y|ies)|arms?|legs?)\\b`,
  'i',
)
const BOTH_LIMBS = /\b(?:both|bilat\w{0,6}) (?:(?:upper|lower) )?(?:limbs?|extremit\w{1,3}|arms?|legs?|UEs?|LEs?)\b/i

function nerveTests(text: string): Counted[] {
  if (!NERVE_TESTS.test(text)) return []
  const kinds = [...text.matchAll(OF_A_KIND)].map((hit) => numberOf(hit[1] ?? '0'))
  const total =
    kinds.length > 1
      ? kinds.reduce((sum, one) => sum + one, 0)
      : numberOf(STUDIES.exec(text)?.[1] ?? STUDIES_BEHIND.exec(text)?.[1] ?? '0')
  const step = NERVE_STEPS.find(([most]) => total <= most)?.[1]
  const limbs = BOTH_LIMBS.test(text) ? 2 : numberOf(LIMBS.exec(text)?.[1] ?? '0')
  const isNeedled = /\bEMGs?\b|\bneedle\b/i.test(text)
  return [
    ...(total > 0 && total <= MOST_TESTS && step !== undefined
      ? [{ code: step, count: 1, said: `${total} nerve tests` }]
      : []),
    ...(isNeedled && limbs > 0 && limbs <= 4
      ? [
          {
            code: FEW_MUSCLES.test(text) ? '95885' : '95886',
            count: limbs,
            said: `needle test of ${limbs} limb${limbs > 1 ? 's' : ''}`,
          },
        ]
      : []),
  ]
}

/** Another step of the same count, or the needle test of a day without nerve tests. */
function isInPlaceOf(code: string, counted: Counted[]): boolean {
  const reached = counted.map((one) => one.code)
  const steps = NERVE_STEPS.map(([, step]) => step)
  if (steps.includes(code)) return reached.some((one) => steps.includes(one))
  if (/^9511[57]$/.test(code)) return reached.some((one) => /^9511[57]$/.test(one))
  return NEEDLE_ALONE.includes(code) && reached.some((one) => /^9588[56]$/.test(one))
}

function isAsNamed(counted: Counted[], facts: Facts): boolean {
  return counted.every(({ code, count }) =>
    billable(facts).some(({ record, mention }) => record.code === code && (mention.units ?? 1) === count),
  )
}
