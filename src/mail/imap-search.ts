// A search in the selected folder that tells "nothing there" from "not searched".
import type { ImapFlow, SearchObject } from 'imapflow'

/** The UIDs found. A server that refuses to search must not look like an empty folder: that rejects. */
export async function searched(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const uids = await client.search(query, { uid: true })
  if (!uids) throw new Error('the mail server refused to search the folder')
  return uids
}
