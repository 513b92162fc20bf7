// config/attachments.json: how much of what is attached a desk takes, and which names it never hands on.
import { z } from 'zod'

export type AttachmentPolicy = {
  maxAttachments: number
  maxAttachmentBytes: number
  maxUnpackedBytes: number
  maxUnpackRatio: number
  maxTextCharacters: number
  readSeconds: number
  programNames: ReadonlySet<string>
}

/** Reads the policy; throws one line that names the key when a value is wrong. */
export function readAttachmentPolicy(json: unknown): AttachmentPolicy {
  const read = SHAPE.safeParse(json)
  if (read.success) return { ...read.data, programNames: new Set(read.data.programNames) }
  const first = read.error.issues[0]
  throw new Error(`config/attachments.json: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'is wrong'}`)
}

const SHAPE = z.strictObject({
  /** Of one mail; what comes after these is in the raw mail only. */
  maxAttachments: z.number().int().positive(),
  maxAttachmentBytes: z.number().int().positive(),
  /** What an office file may say it unpacks to, and how many times its own size: more is a bomb. */
  maxUnpackedBytes: z.number().int().positive(),
  maxUnpackRatio: z.number().positive(),
  /** Kept of the words of one attachment. */
  maxTextCharacters: z.number().int().positive(),
  /** After which reading one attachment is given up. */
  readSeconds: z.number().positive(),
  /** Endings of names, without the dot, that some system runs on a double click. */
  programNames: z.array(z.string().regex(/^[a-z0-9-]+$/)),
})
