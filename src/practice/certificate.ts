// The practice mailbox's own TLS certificate, made at the first start: smtp-server's built-in key is public.

import { join } from 'node:path'
import { generate } from 'selfsigned'
import { z } from 'zod'
import { readKept, writeKept } from './kept-file.ts'
import { LOOPBACK } from './port.ts'

export type Certificate = z.infer<typeof shape>

const YEARS_VALID = 20 // longer than anybody practises; nobody but this machine trusts it
const shape = z.object({ key: z.string(), cert: z.string() })

/** Key and certificate (PEM) of a DATA_DIR, for localhost. */
export async function certificateOf(dataDir: string, now: Date): Promise<Certificate> {
  const file = join(dataDir, 'smtp-certificate.json')
  const kept = readKept(file, shape)
  if (kept !== null) return kept
  const notAfterDate = new Date(now)
  notAfterDate.setUTCFullYear(now.getUTCFullYear() + YEARS_VALID)
  const altNames = [
    { type: 2 as const, value: 'localhost' },
    { type: 7 as const, ip: LOOPBACK },
  ]
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  const certificate = { key: made.private, cert: made.cert }
  writeKept(file, certificate)
  return certificate
}
