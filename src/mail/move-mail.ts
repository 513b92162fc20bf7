// Moving a mail to another folder of its mailbox.
import type { ImapFlow, ImapFlowError } from 'imapflow'

export type Moved = { is: 'moved' } | { is: 'not_moved'; because: string }

/**
 * Moves a mail of the selected folder. imapflow copies and deletes where the server lacks MOVE (RFC 6851 3.3); a crash between the two
 * leaves it in both, and the desk reads only one. Rejects when the connection broke.
 */
export async function moveMail(client: ImapFlow, uid: number, folder: string): Promise<Moved> {
  try {
    const moved = await client.messageMove(String(uid), folder, { uid: true })
    if (moved) return { is: 'moved' }
    await client.mailboxCreate(folder)
    return (await client.messageMove(String(uid), folder, { uid: true }))
      ? { is: 'moved' }
      : { is: 'not_moved', because: `the mail server moves nothing to ${folder}` }
  } catch (error) {
    // A tagged NO leaves the connection as good as it was.
    const { responseStatus, responseText, message } = error as ImapFlowError
    if (responseStatus !== 'NO') throw error
    return { is: 'not_moved', because: responseText || message }
  }
}
