// The words and headers screening goes by, read from config/screening.json and checked at the door.
import { z } from 'zod'
import { bareWords } from './bounce-words.ts'

const MAX_ENTRIES = 500 // of one list; more would slow every mail
const words = z.array(z.string().trim().toLowerCase().min(1)).max(MAX_ENTRIES)
/** Phrases of mail systems: `not…found` has some words between its halves. */
const phrases = words.transform((each) => each.map(bareWords))

const policy = z.strictObject({
  automatic: z.strictObject({
    /** Header name to the values that prove a robot; an empty list means any value but `no` and `none`. */
    headers: z.record(z.string().toLowerCase(), words),
    /** How a robot's subject begins, after "Re:" and the like. */
    subjects: words,
    /** How the subject of a read receipt or a calendar's answer begins; a person's may too. */
    receipts: words,
    /** Absence: how its subject begins; what the absent one says; what only with one of the supports (until when, who stands in) tells it. */
    absence: z.strictObject({
      subjects: words,
      phrases: words,
      words,
      supports: words,
      /** What tells that somebody else is absent, or that the writer wants something: then only a person can tell. */
      others: words,
      /** How a writer speaks of themselves now: "I am". */
      self: words,
      /** Words of mail and of days. Both in a mail that asks nothing may be an absence told in words of its own. */
      mail: words,
      days: words,
    }),
    /** What a ticket system says at first; it counts with something it promises. */
    acknowledgement: z.strictObject({ received: words, promise: words }),
    /** What a program says of itself where people ask nothing. */
    notices: words,
    /** Local parts nobody reads. */
    senders: words,
  }),
  /** What asks without a question mark, and words of the field, which robots do not use. */
  asks: z.strictObject({ requests: words, field: words }),
  /** What machines say that send a person's paper or voice. */
  pages: z.strictObject({ scans: words, recordings: words }),
  /** `phrases`: two of them are a newsletter's. */
  list: z.strictObject({ headers: words, precedence: words, phrases: words }),
  bounce: z.strictObject({
    /** Local parts of mail systems. */
    senders: words,
    /** Words in a mail system's display name. */
    names: words,
    subjects: phrases,
    /** What a failed delivery says in its text. */
    phrases: phrases,
    /** What is said of a mail that arrived. */
    delivered: phrases,
    /** What is said by nothing but a bounce. */
    proofs: words,
    /** What says that the address itself is dead. */
    addressDead: phrases,
    /** What says that its domain is: no name, no mail server. */
    domainDead: phrases,
    /** What speaks against it although the status looks so: policy, a full box, a passing state. */
    addressAlive: phrases,
  }),
})

export type ScreeningPolicy = z.infer<typeof policy>

/** Reads the policy. Throws an Error naming the first wrong entry, because a desk must not start half-blind. */
export function readPolicy(json: unknown): ScreeningPolicy {
  const result = policy.safeParse(json)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Error(`screening policy: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`)
}
