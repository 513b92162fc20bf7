// An earlier case that a mail seems to go on with though no header proves it: a mail program or CRM dropped them, or a colleague
// forwarded our answer. A person is told; no machine joins them (promise 6 of the design: a wrong thread is a breach).
import { type CaseId, type CaseNumber, parseCaseNumber } from '../case/case.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { InboundMessage } from '../message/inbound-message.ts'
import { addressHouse } from '../message/sender/address-house.ts'
import { bareSubject } from '../message/subject.ts'
import { type CaseRow, caseByNumber } from '../store/cases.ts'
import type { StoreTransaction } from '../store/database.ts'
import { recentCasesOf, recentlySentTo } from '../store/likely-cases.ts'

export type LikelyCase = { id: CaseId; number: CaseNumber; why: string }

/** The likeliest one but for the mail's `own`, or null: first the case whose answer the mail quotes, then one it names, then one of the same asker and subject. */
export async function likelyCase(
  tx: StoreTransaction,
  message: InboundMessage,
  own: CaseId,
): Promise<LikelyCase | null> {
  const from = message.from?.address
  if (from === undefined) return null
  const quoted = await quotedCase(tx, message, addressHouse(from))
  return quoted ?? (await namedCase(tx, message)) ?? (await sameSubject(tx, message, { from, own }))
}

async function quotedCase(tx: StoreTransaction, message: InboundMessage, house: string): Promise<LikelyCase | null> {
  const words = bareWords(message.text)
  const sent = await recentlySentTo(tx, house, LOOKED_AT)
  const found = sent.find(({ body }) => openings(body).some((opening) => words.includes(opening)))
  return found === undefined
    ? null
    : { id: found.id, number: found.number, why: `it quotes our answer of ${found.number}` }
}

async function namedCase(tx: StoreTransaction, message: InboundMessage): Promise<LikelyCase | null> {
  const named = /(?<![\w-])cc-\d{1,12}(?![\w-])/i.exec(`${message.subject}\n${message.text}`)?.[0]
  const number = parseCaseNumber(named ?? '')
  const found = number === null ? null : await caseByNumber(tx, number)
  return found === null ? null : { id: found.id, number: found.number, why: `it names ${found.number}` }
}

async function sameSubject(
  tx: StoreTransaction,
  message: InboundMessage,
  { from, own }: { from: string; own: CaseId },
): Promise<LikelyCase | null> {
  const subject = bareSubject(maskIdentifiers(message.subject))
  if (subject.length < TELLING_SUBJECT_CHARS) return null
  const earlier: CaseRow[] = await recentCasesOf(tx, from, LOOKED_AT)
  const found = earlier.find((one) => one.id !== own && bareSubject(one.subject) === subject)
  return found === undefined
    ? null
    : { id: found.id, number: found.number, why: `it has the asker and the subject of ${found.number}` }
}

const LOOKED_AT = 50 // earlier cases of an asker, and earlier answers to a house: what people go on with is recent
const TELLING_SUBJECT_CHARS = 6 // "hi" and "J1885" are the subjects of many questions
const OPENING_WORDS = 12 // of a paragraph of ours: enough to be nobody else's, few enough to survive a cut quote

/** The first words of each paragraph of ours that is long enough to be known again. */
function openings(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => bareWords(paragraph).split(' '))
    .filter((words) => words.length >= OPENING_WORDS)
    .map((words) => words.slice(0, OPENING_WORDS).join(' '))
}

/** Words as they are however a client wraps and marks a quote. */
function bareWords(text: string): string {
  return text
    .toLowerCase()
    .split(/[\s>|*]+/)
    .filter(Boolean)
    .join(' ')
}
