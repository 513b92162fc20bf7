// The folder of sent mail: a copy of each reply goes there, and after a crash it is where the proof is looked for.

import type { ImapFlow, ImapFlowError } from 'imapflow'
import { searched } from './imap-search.ts'

export type Appended = { is: 'appended'; folder: string; uid: number | null } | { is: 'not_appended'; because: string }

export type FoundInSent = { is: 'found'; uid: number } | { is: 'not_found' } | { is: 'no_folder' }

/** The folder with the special use \Sent (RFC 6154), which imapflow also guesses from usual names; null when there is none. */
export async function sentFolder(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  return folders.find((folder) => folder.specialUse === '\\Sent')?.path ?? null
}

/** Appends a copy. `uid` is null where the server does not tell it (RFC 4315 UIDPLUS). Rejects when the connection broke. */
export async function appendTo(client: ImapFlow, folder: string, raw: Buffer, flags: string[]): Promise<Appended> {
  try {
    const appended = await client.append(folder, raw, flags)
    if (appended) return { is: 'appended', folder, uid: appended.uid ?? null }
    return { is: 'not_appended', because: 'the mail server did not take the copy' }
  } catch (error) {
    // A tagged NO, for example over quota, leaves the connection as good as it was.
    const { responseStatus, responseText, message } = error as ImapFlowError
    if (responseStatus !== 'NO') throw error
    return { is: 'not_appended', because: responseText || message }
  }
}

/** Looks for a Message-ID in the selected folder. */
export async function findById(client: ImapFlow, messageId: string): Promise<FoundInSent> {
  const uids = await searched(client, { header: { 'message-id': messageId } })
  const uid = uids.at(-1)
  return uid === undefined ? { is: 'not_found' } : { is: 'found', uid }
}
