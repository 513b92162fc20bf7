// The sentences that stand under every reply, as config/reply.json holds them: an operator changes them, not we.
import { z } from 'zod'

const sentence = z.string().trim().min(1)

const replyPolicy = z.strictObject({
  /** IANA name; the reviewer's line shows the day at the desk. */
  timeZone: z.string().refine(isTimeZone, 'is not the name of a time zone, for example America/New_York'),
  /** One paragraph each. */
  disclaimer: z.array(sentence).min(1),
  /** Printed when a CPT number stands in the reply and no licensee's own notice was imported. */
  cptNotice: sentence,
  /** Printed when the asker's mail held what may identify a patient. */
  identifiersSentence: sentence,
  /** How to go on, by kind of reply. */
  closing: z.strictObject({ answer: sentence, clarification: sentence, decline: sentence, acknowledgement: sentence }),
})

export type ReplyPolicy = z.infer<typeof replyPolicy>

/** Reads the parsed config/reply.json. Throws one line that names the key and says what was expected. */
export function readReplyPolicy(json: unknown): ReplyPolicy {
  const read = replyPolicy.safeParse(json)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new Error(`config/reply.json: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'cannot be read'}`)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    // Intl tells of an unknown zone by throwing; here that is an answer.
    return false
  }
}
