// Place of service and modifier of a telehealth visit for Medicare, by where the patient is and by the date.
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from './visit.ts'

const RULE = 'telehealth-place'
const SPEAKS_OF_IT =
  /\btele-?health\b|\btele-?med\w{0,6}\b|\bvideo\b|\bvirtual visits?\b|\baudio[- ]only\b|\b(?:tele)?phone (?:visit|call)s?\b/i
const ASKS_PLACE = /\bPOS\b|\bplace of service\b|\bmod(?:s|ifiers?)?\b/i
const AT_HOME =
  /\b(?:at|from|in) (?:her |his |their |the )?(?:home|house|residence)\b|\bpt home\b|\bpatient'?s? home\b/i
const ELSEWHERE =
  /\b(?:at|in|from) (?:a |an |another |the |our )?(?:other )?(?:clinic|hospital|facility|SNF|nursing (?:home|facility)|school|workplace|parking lot|rural \w{2,10})\b|\bin (?:her|his|the|their) car\b/i
const SOUND_ALONE = /\baudio[- ]?only\b|\b(?:tele)?phone\b|\bno video\b/i
// Place of service 10 and 02 with Medicare (note `telehealth-pos-2024`); before it the place of a visit in person with 95.
const PLACES_SINCE = '2024-01-01'
const FLEXIBLE_SINCE = '2020-03-01'

export function telehealthPlace(facts: Facts): Advice {
  const { text, payer } = facts.question
  const visits = procedures(facts).filter(({ code }) => isVisit(code) || /^908[34]\d$/.test(code))
  const others = procedures(facts).length > visits.length
  if (!SPEAKS_OF_IT.test(text) || !ASKS_PLACE.test(text) || others || facts.date < FLEXIBLE_SINCE) return NOTHING
  const sound = SOUND_ALONE.test(text) && !/\bvideo\b(?! (?:failed|did not|didn't|not))/i.test(text)
  const today = facts.date >= PLACES_SINCE
  const place = AT_HOME.test(text) ? '10' : ELSEWHERE.test(text) ? '02' : null
  const ofOther = payer === null || payer === 'Medicare' ? null : payer
  const modifiers = sound ? ['93'] : today && ofOther === null ? [] : ['95']
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        place === null || ofOther !== null ? 'depends' : 'certain',
        ofOther !== null
          ? othersSay(ofOther, place, sound)
          : today
            ? nowSays(place, sound)
            : `For Medicare on that date: the place of service of a visit in person${sound ? ', with 93 for sound alone' : ' and modifier 95'}.`,
        noteCitations(facts, 'telehealth-pos-2024', 'telehealth-2020-2023', 'telehealth-pos-10-02', 'modifier-93-95'),
      ),
    ],
    claimLines: visits.map(({ code, units, modifiers: own }) =>
      line(code, {
        modifiers: [...own.filter((one) => one !== '95'), ...modifiers],
        units: units ?? 1,
        conditional:
          place === null || !today
            ? null
            : `place of service ${place}${ofOther === null || sound ? '' : `; 95 if ${ofOther} wants it`}`,
      }),
    ),
    asks:
      place === null && today
        ? [
            {
              slot: 'place_of_service',
              weight: 91,
              text: 'where the patient was (at home or elsewhere), and video or sound alone',
            },
          ]
        : [],
  })
}

/** Others take the same places; whether they want the modifier beside them is theirs to say. */
function othersSay(payer: string, place: string | null, sound: boolean): string {
  const where =
    place === null
      ? '10 when the patient is at home, 02 elsewhere'
      : `${place} (patient ${place === '10' ? '' : 'not '}at home)`
  return `Place of service ${where}, with modifier ${sound ? '93 for sound alone' : '95 for live video where the plan wants it beside the place'}; ${payer} sets its own rule, so check its telehealth policy.`
}

/** Whether Medicare of that date wants no 95 on the telehealth visit in question. */
export function takesNo95(facts: Facts): boolean {
  const { payer } = facts.question
  return (
    (payer === null || payer === 'Medicare') && facts.date >= PLACES_SINCE && telehealthPlace(facts).findings.length > 0
  )
}

function nowSays(place: string | null, sound: boolean): string {
  const where =
    place === '10'
      ? 'place of service 10 (patient at home, paid at the non-facility rate)'
      : place === '02'
        ? 'place of service 02 (patient not at home, paid at the facility rate)'
        : 'place of service 10 when the patient is at home, 02 elsewhere'
  return `For Medicare: ${where}${sound ? ', with 93 for sound alone' : '; no 95 since 2024, except from a hospital to a patient at home and for outpatient therapy, and 93 only for sound alone'}.`
}
