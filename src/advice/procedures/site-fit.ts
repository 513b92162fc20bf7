// Tells whether a code for work on the skin is for another region of the body than the one in the mail.

type Region = { inMail: RegExp; inTitle: RegExp }

// The groups by which skin excisions, repairs and grafts are sorted; a title may name several.
const REGIONS: Region[] = [
  {
    inMail: /\b(?:face|facial|cheek|forehead|chin|nose|nasal|ears?|eyelids?|lips?|eyebrow|temple)\b/i,
    inTitle: /\b(?:face|facial|ears?|eyelids?|nose|lips?|mucous|mouth)\b/i,
  },
  {
    inMail: /\b(?:scalp|neck|hands?|feet|foot|fingers?|toes?|genital\w{0,3})\b/i,
    inTitle: /\b(?:scalp|neck|hands?|feet|foot|genitals?|genitalia)\b/i,
  },
  {
    inMail:
      /\b(?:trunk|back|chest|abdomen|abdominal|flank|shoulder|arms?|forearm|legs?|thigh|calf|shin|buttocks?|limbs?)\b/i,
    inTitle: /\b(?:trunk|arms?|legs?|limbs?|extremit\w{1,3})\b/i,
  },
]

/** False where either names no region. */
export function isOfAnotherSite(title: string, text: string): boolean {
  const named = REGIONS.filter(({ inMail }) => inMail.test(text))
  const meant = REGIONS.filter(({ inTitle }) => inTitle.test(title))
  return named.length > 0 && meant.length > 0 && !named.some((region) => meant.includes(region))
}

/** Whether the title is for a repair of another depth than the words: one layer is simple, layered is intermediate. */
export function isAnotherRepair(title: string, words: string): boolean {
  const isLayered = /\b(?:layered|intermediate)\b/i.test(words)
  const isSimple = /\bsimple\b|\bsingle[- ]layer\b/i.test(words)
  return (isLayered && /\bone-layer\b/i.test(title)) || (isSimple && !isLayered && /^layered\b/i.test(title))
}

const JOINTS = [
  'shoulder',
  'elbow',
  'wrist',
  'hand',
  'finger',
  'hip',
  'knee',
  'ankle',
  'foot',
  'toe',
  'cervical',
  'lumbar',
]

/** Whether a title holds a joint beyond those that the mail names: an elbow wrist hand orthosis is no wrist hand orthosis. */
export function namesAnotherJoint(title: string, text: string): boolean {
  const has = (joint: string, words: string) =>
    new RegExp(`\\b${joint === 'foot' ? 'f(?:oo|ee)t' : `${joint}s?`}\\b`, 'i').test(words)
  if (!/\borthosis\b/i.test(title) || !JOINTS.some((joint) => has(joint, text))) return false
  return JOINTS.some((joint) => has(joint, title) && !has(joint, text))
}
