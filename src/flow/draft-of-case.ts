// The draft of a case as its mails stand now: which words are new, what was asked before them, and what of it all is kept readable.
import { isoDateOf } from '../codes/citation.ts'
import { sayingWhereFrom, wordsToRead } from '../draft/attached-words.ts'
import type { Drafted } from '../draft/draft.ts'
import { draftAnswer } from '../draft/draft-answer.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import { identifiersToTakeOut } from '../message/identifiers/own-identifiers.ts'
import { questionText } from '../message/words/forwarded-question.ts'
import type { Question } from '../question/question.ts'
import type { Service } from '../service.ts'
import type { CaseRow } from '../store/cases.ts'
import { draftsOf } from '../store/drafts.ts'
import { type ReadWords, wordsOf } from '../store/message-words.ts'
import { isAsked, type MessageRow, messagesOf } from '../store/messages.ts'
import { sentMails } from '../store/outbox.ts'
import { attachedWords, readAttachmentsOf } from './read-attachments.ts'

/** Reads what the asker has written since our last answer, with the files that count as their words, and drafts it by the rules. */
export async function draftOfCase(service: Service, found: CaseRow): Promise<Drafted> {
  const messages = await messagesOf(service.store, found.id)
  if (messages.some(({ attachments }) => attachments.length > 0)) await readAttachmentsOf(service, found.id)
  const answers = messages.some(({ direction }) => direction === 'out') ? await sentMails(service.store, found.id) : []
  const { newest, since } = newWordsOf(messages.filter(isAsked), answers)
  const earlier = since === null ? [] : await earlierQuestions(service, found, since)
  const read = newest.map((message) => wordsOf(message, service.secrets))
  const subject = read.at(-1)?.words.subject ?? found.subject
  const text = read.map(({ words }) => questionText(words, { answered: answers.length > 0 })).join('\n\n')
  const today = isoDateOf(service.now())
  const attached = await attachedWords(service, newest)
  const toRead = wordsToRead({ subject, text, attached }, service.book, today)
  const drafted = draftAnswer({
    subject,
    text: toRead.text,
    book: service.book,
    today,
    earlier,
    identifiersIn: identifiersToTakeOut,
  })
  return atRest(sayingWhereFrom(drafted, toRead.from), read, newest.at(-1)?.subject ?? found.subject)
}

type SentMail = Awaited<ReturnType<typeof sentMails>>[number]

/**
 * What the asker has written since we approved our last answer: one mail mostly, several when they wrote again before we answered. When
 * nothing came since (an answered case is drafted anew), the words that the answer was for.
 */
function newWordsOf(
  questions: MessageRow[],
  answers: readonly SentMail[],
): { newest: MessageRow[]; since: SentMail | null } {
  for (const since of answers.toReversed()) {
    const newest = questions.filter((message) => message.case_version > since.case_version)
    if (newest.length > 0) return { newest, since }
  }
  return { newest: questions, since: null }
}

/** The questions that mail answered: a follow-up ("and with 59?") is read with their codes and facts. */
async function earlierQuestions(service: Service, found: CaseRow, answer: SentMail): Promise<Question[]> {
  const drafts = await draftsOf(service.store, found.id)
  return drafts.findLast((draft) => draft.made_at <= answer.made_at)?.drafted.questions ?? []
}

/** A draft as it is kept: the asker's words and `subject` masked, and a reason against approving it where it was made from masked words alone. */
function atRest({ questions, draft, attachments = [] }: Drafted, read: readonly ReadWords[], subject: string): Drafted {
  const named = subject !== (read.at(-1)?.words.subject ?? subject)
  const unread = read.flatMap((one) => (one.is === 'masked' ? [one.because] : []))
  return {
    ...(attachments.length === 0 ? {} : { attachments: attachments.map(maskIdentifiers) }),
    questions: questions.map((question) => ({ ...question, text: maskIdentifiers(question.text) })),
    draft: {
      ...draft,
      subject: named ? 'Re: your coding question' : draft.subject,
      blocked: [...draft.blocked, ...unread],
    },
  }
}
