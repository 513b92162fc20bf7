// Reads which side of the body was treated.

const LEFT = /\bleft\b|\bLT\b|\bL (?:knee|hip|eye|ear|shoulder|foot|hand|ankle|wrist|elbow)\b/i
// "The right code", "is that right for Medicare": correct, and no side.
const RIGHT =
  /\bright (?!away|now|\?|(?:codes?|cpt|modifiers?|mods?|fees?|dx|diagnos\w{1,4}|way|ones?|answer|order|units?|level|amount|place|pos|payer|medicare|form|number|thing|to|or|for|if|with|when|since|because|that|this|we|i|is|in|on|as|medicaid|price|charge|combination)\b|and (?!left))|\bright\b(?=[ ,.]*(?:knee|hip|eye|ear|shoulder|arm|leg|foot|hand|side))|\b(?:RT|rt)\b/i
const BOTH =
  /\bbilat(?:eral(?:ly)?)?\b|\bboth (?:knees|hips|eyes|ears|shoulders|feet|hands|ankles|wrists|elbows|sides|breasts|legs|arms)\b|\beach (?:knee|hip|eye|ear|shoulder|foot|hand|ankle|wrist|elbow|side|breast|leg|arm)\b/i

// The two sides on two days: what came first is history, what is asked about came later.
const SPAN = '(?:\\d{1,2}|an?|one|two|three|four|five|six|few|several) ?(?:days?|d|weeks?|wks?|w|months?|mos?)'
const AFTER_THE_OTHER = new RegExp(
  `\\b(left|right)\\b[^.?!;]{0,60}\\b(?:${SPAN} )?(?:after|following|s/p|status post) (?:the |his |her |our |doing the |having the )?(left|right)\\b`,
  'i',
)
const OTHER_LATER = new RegExp(
  `\\b(left|right)\\b.{0,120}\\b(left|right)\\b[^.?!;]{0,60}\\b(?:${SPAN} later|later on)\\b|\\b(left|right)\\b.{0,80}\\b${SPAN} later\\b.{0,60}\\b(left|right)\\b`,
  'i',
)

// "Left hip 6 weeks ago, now the right knee", and the other way round.
const AGO_FIRST = new RegExp(
  `\\b(left|right)\\b[^.?!;]{0,60}\\b${SPAN} (?:ago|back)\\b[^?!;]{0,80}\\b(left|right)\\b`,
  'i',
)
const AGO_LAST = new RegExp(
  `\\b(left|right)\\b[^?!;]{0,80}\\b(left|right)\\b[^.?!;]{0,60}\\b${SPAN} (?:ago|back)\\b`,
  'i',
)

const DAY =
  '(?:\\d{1,2}[/-]\\d{1,2}(?:[/-]\\d{2,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.? \\d{1,2})'
// "RIGHT hip on 5/2, LEFT hip on 6/20".
const ON_TWO_DAYS = new RegExp(
  `\\b(left|right)\\b[^.?!;]{0,40}?\\b(${DAY})\\b[^?!;]{0,60}?\\b(left|right)\\b[^.?!;]{0,40}?\\b(${DAY})\\b`,
  'i',
)

// The eye doctors' Latin, which means something else where no eye is spoken of.
const OF_EYES =
  /\b(?:eyes?|cataracts?|YAG|lens|retina\w{0,4}|intravitreal|cornea\w{0,1}|glaucoma|6[5-8]\d{3}|920\d\d)\b/i

function sidesInWords(text: string): string {
  return OF_EYES.test(text)
    ? text
        .replace(/\bOS\b/g, 'left side')
        .replace(/\bOD\b/g, 'right side')
        .replace(/\bOU\b/g, 'both eyes')
    : text
}

/** The side treated now where the other one was treated on an earlier day; null when the sides were not treated apart. */
export function laterSideIn(written: string): 'left' | 'right' | null {
  const text = sidesInWords(written)
  const after = AFTER_THE_OTHER.exec(text)
  const later = OTHER_LATER.exec(text)
  const days = ON_TWO_DAYS.exec(text)
  const agoFirst = AGO_FIRST.exec(text)
  const agoLast = AGO_LAST.exec(text)
  const [now, before] = after
    ? [after[1], after[2]]
    : agoFirst
      ? [agoFirst[2], agoFirst[1]]
      : agoLast
        ? [agoLast[1], agoLast[2]]
        : days && days[2] !== days[4]
          ? [days[3], days[1]]
          : [later?.[2] ?? later?.[4], later?.[1] ?? later?.[3]]
  if (now === undefined || before === undefined || now.toLowerCase() === before.toLowerCase()) return null
  return now.toLowerCase() === 'left' ? 'left' : 'right'
}

/** Left and right together are bilateral, unless one was treated later than the other; null when no side is named, or each of another site. */
export function lateralityIn(written: string): 'left' | 'right' | 'bilateral' | null {
  const text = sidesInWords(written)
  const later = laterSideIn(text)
  if (later !== null) return later
  if (BOTH.test(text)) return 'bilateral'
  const left = LEFT.test(text)
  const right = RIGHT.test(text)
  if (left && right) return areTwoSites(text) ? null : 'bilateral'
  return left ? 'left' : right ? 'right' : null
}

const SIDED_JOINT =
  /\b(LT|RT|left|right)\b,? (?:the )?(shoulder|elbow|wrist|hip|knee|ankle|hand|foot|heel|leg|thigh|calf|arm|forearm)\b/gi

// "Knee injection right": the side behind its joint.
const JOINT_SIDED =
  /\b(shoulder|subacromial|elbow|wrist|hip|knee|ankle|hand|foot|heel)(?: (?:injection|inj|joint|bursa)){0,2},? (LT|RT|left|right)\b/gi

/** Whether one side of one joint and the other side of another were treated ("left shoulder, right knee"): two sites, not both sides of one. */
export function areTwoSites(text: string): boolean {
  const named = [
    ...[...text.matchAll(SIDED_JOINT)].map(([, side = '', joint = '']) => ({ side, joint })),
    ...[...text.matchAll(JOINT_SIDED)].map(([, joint = '', side = '']) => ({ side, joint })),
  ].map(({ side, joint }) => ({
    side: /^l/i.test(side) ? 'left' : 'right',
    joint: joint.toLowerCase().replace('subacromial', 'shoulder'),
  }))
  const isPaired = named.some((one) => named.some(({ side, joint }) => joint === one.joint && side !== one.side))
  return !isPaired && named.some((one) => named.some(({ side, joint }) => joint !== one.joint && side !== one.side))
}

/** Whether the title of a code names a side; in a title the words mean nothing else. */
export function namesSide(title: string): boolean {
  return /\b(?:right|left|bilateral)\b/i.test(title)
}
