// Where on the skin something was cut or closed, as the code ranges for excisions and repairs sort the body.

export type SkinSite =
  | 'eyelid_nose_ear_lip'
  | 'face'
  | 'scalp'
  | 'neck'
  | 'axilla'
  | 'genitals'
  | 'hand_foot'
  | 'limb'
  | 'trunk'

const SITES: [SkinSite, RegExp][] = [
  ['eyelid_nose_ear_lip', /\b(?:(?:eye)?lids?|nose|nasal|nares|ears?|lips?)\b/i],
  ['face', /\b(?:face|facial|cheeks?|forehead|chin|eyebrows?|brow|temple|jaw(?:line)?)\b/i],
  ['scalp', /\bscalp\b/i],
  ['neck', /\bneck\b/i],
  ['axilla', /\b(?:axill\w{1,4}|armpit)\b/i],
  ['genitals', /\b(?:genital\w{0,3}|penis|scrot\w{1,3}|vulva\w{0,1}|labia\w{0,1})\b/i],
  ['hand_foot', /\b(?:hands?|fingers?|thumbs?|palm|foot|feet|toes?|heel)\b/i],
  [
    'limb',
    /\b(?:(?:fore|upper )?arms?|legs?|thighs?|calf|shin|knees?|elbows?|shoulders?|wrists?|ankles?|limbs?|extremit\w{1,3})\b/i,
  ],
  // "Came back" names no back.
  [
    'trunk',
    /\b(?:trunk|chest|abdom\w{2,4}|flank|buttocks?|torso)\b|(?<!\b(?:came|come|called|went|sent|get|go) )\bback\b(?! to\b)/i,
  ],
]

/** The sites that the text names, each once, in the order of the table. */
export function skinSitesIn(text: string): SkinSite[] {
  return SITES.filter(([, words]) => words.test(text)).map(([site]) => site)
}
