// config/desk.json: the times a desk keeps and the largest mail it reads.
import { z } from 'zod'
import type { SlaPolicy } from './deadline.ts'

export type DeskPolicy = {
  sla: SlaPolicy
  holdMs: number
  leaseMs: number
  maxMailBytes: number
  retentionDays: number
  /** Where mails are moved when they are stored; null: they stay where they came. */
  folders: { handled: string | null; parked: string | null; spam: string | null }
  acknowledge: { on: boolean; perAddressPerDay: number; perHousePerDay: number; perHour: number }
}

/** Reads the policy; throws one line that names the key when a value is wrong. */
export function readDeskPolicy(json: unknown): DeskPolicy {
  const read = SHAPE.safeParse(json)
  if (!read.success) {
    const first = read.error.issues[0]
    throw new Error(`config/desk.json: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'is wrong'}`)
  }
  const { sla, holdSeconds, leaseMinutes, maxMailBytes, retentionDays, folders, acknowledge } = read.data
  return {
    sla,
    holdMs: holdSeconds * 1_000,
    leaseMs: leaseMinutes * 60_000,
    maxMailBytes,
    retentionDays,
    folders,
    acknowledge,
  }
}

/**
 * Why mails would go round in circles: a folder they are moved to is itself read. Null: none is. INBOX is written in any
 * case (RFC 9051 5.1).
 */
export function circleOf(folders: DeskPolicy['folders'], watched: readonly { folder: string }[]): string | null {
  const name = (folder: string) => (folder.toUpperCase() === 'INBOX' ? 'INBOX' : folder)
  for (const [kind, target] of Object.entries(folders)) {
    const read = watched.find(({ folder }) => target !== null && name(folder) === name(target))
    if (read !== undefined)
      return `config/desk.json moves ${kind} mail to ${target}, which IMAP_URL reads too: every mail would be moved for ever. Name another folder`
  }
  return null
}

const SHAPE = z.strictObject({
  sla: z.strictObject({
    hours: z.number().positive(),
    opens: z.number().min(0).max(24),
    closes: z.number().min(0).max(24),
  }),
  /** How long an approved mail waits in the outbox, so that the reviewer can take it back. */
  holdSeconds: z.number().min(0).max(3_600),
  /** How long a reviewer's claim on a case lasts without renewal. */
  leaseMinutes: z.number().positive(),
  maxMailBytes: z.number().int().positive(),
  /** How many days raw mails and words as they came are kept of a case at rest. */
  retentionDays: z.number().int().positive(),
  /** Folders of the mailbox, made when they are missing; null: mails stay where they came. */
  folders: z.strictObject({
    handled: z.string().min(1).nullable(),
    parked: z.string().min(1).nullable(),
    spam: z.string().min(1).nullable(),
  }),
  /** "Your question has reached us", once a case, and how many of them: robots without any mark are stopped by the numbers. */
  acknowledge: z.strictObject({
    on: z.boolean(),
    perAddressPerDay: z.number().int().positive(),
    perHousePerDay: z.number().int().positive(),
    perHour: z.number().int().positive(),
  }),
})
