// What is known of who sent a mail, and how it came to be known.

export type SenderCheck = {
  /**
   * passed: the domain in From vouches for the mail (DMARC, RFC 7489). failed: that domain asks receivers to doubt mail that does not pass,
   * and this one does not. not_known: nobody could say, which is a result like the others.
   */
  is: 'passed' | 'failed' | 'not_known'
  /** In words, for the reviewer. */
  because: string
  /** Who looked: the authserv-id of a server of ours, `this desk`, or null. */
  by: string | null
  spf: string | null
  dkim: string | null
  dmarc: string | null
  arc: string | null
}

export function notKnown(because: string): SenderCheck {
  return { is: 'not_known', because, by: null, spf: null, dkim: null, dmarc: null, arc: null }
}
