// Drafts from the code book alone, without a case: for `ask`, the API and the look-up pages. And what makes the first draft of a process no slower.
import { setTimeout as pause } from 'node:timers/promises'
import { type IsoDate, isoDateOf } from '../codes/citation.ts'
import type { Drafted } from '../draft/draft.ts'
import { draftAnswer } from '../draft/draft-answer.ts'
import { identifiersToTakeOut } from '../message/identifiers/own-identifiers.ts'
import type { Service } from '../service.ts'

type Asking = Pick<Service, 'book' | 'now'>

/** The draft of the rules; `ms` is the time it took. */
export function askBook(
  service: Asking,
  { text, subject = '', date, payer }: { text: string; subject?: string; date?: IsoDate; payer?: string },
): Drafted & { ms: number } {
  const started = performance.now()
  const drafted = draftAnswer({
    subject,
    text,
    book: service.book,
    today: isoDateOf(service.now()),
    identifiersIn: identifiersToTakeOut,
    ...(date === undefined ? {} : { date }),
    ...(payer === undefined ? {} : { payer }),
  })
  return { ...drafted, ms: Math.round((performance.now() - started) * 100) / 100 }
}

/**
 * Drafts some questions for nobody, so that the first asker does not wait for what a process does once: reading the arrays of the search,
 * preparing expressions, compiling. Other work has its turn after each question, and `stopping` ends it between two.
 */
export async function warmUp(service: Asking, stopping?: AbortSignal): Promise<void> {
  for (const text of Array.from({ length: ROUNDS }, () => WARMING).flat()) {
    await pause(BETWEEN_MS)
    if (stopping?.aborted === true) return
    askBook(service, { text, subject: 'Question' })
  }
}

/** Between two questions others have the process: a page or a mail that came at the start waits for one question at most. */
const BETWEEN_MS = 20

/** What runs often enough is compiled to machine code: seen to take six times; more gained little. Some two seconds in all. */
const ROUNDS = 6

/** One of each kind that is asked: each goes through other rules. The mistyped word has the search read all words of the book. */
const WARMING = [
  'Can 99213-25 and 20610-RT go on one claim for a Medicare patient named Ann Sample, seen 3/3/2025 in the office?',
  'Our claim for 97140 and 97530 x 2 came back CO-97. What should we have billed, and does 59 help?',
  'Which code for a shot of vitamn B12, 1000 mcg, given by the nurse, and for an infusion of saline for 90 minutes after it?',
  'Pt with sequela of stroke, hemiplegia of the left side and type 2 diabetes with neuropathy on insulin. Which diagnosis comes first?',
  'New patient, 45 minutes, moderate MDM, smoking counselling of 5 minutes and three skin tags removed from the neck. Level and codes?',
  'How often does Medicare pay for a screening colonoscopy and a mammogram, and what if a polyp is removed?',
  'Excision of a 1.2 cm BCC of the cheek with 0.3 cm margins, layered closure 3 cm, and two punch biopsies. 11642? Can we bill all of it?',
  'How long do we have to correct a claim, and may the patient be billed if the plan denies the ABN we got?',
  'Left knee replaced 6 weeks ago (27447), now injected on the right under ultrasound. Does the global period matter, which modifier?',
  'Chest pain, cough and fever, rule out pneumonia; x-ray read in the office and an EKG done. Which dx for which line?',
  'Telehealth visit from home, place of service 02 or 10? And may we bill G2211 with it?',
  'Bilateral knee x-ray with professional component only, assistant surgeon for a total knee replacement in the global period of another.',
]
