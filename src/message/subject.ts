// A subject without the marks that replying and forwarding add, for comparing its words.

const MARKS = [
  're',
  'aw',
  'fw',
  'fwd',
  'wg',
  'sv',
  'vs',
  'antw',
  'tr',
  'ref',
  'rv',
  'res',
  'enc',
  'i',
  'r',
  'odp',
  '回复',
  '答复',
  'vl',
  'pd',
  '转发',
  '轉寄',
]
/** Those of them that say "forwarded". */
const FORWARD_MARKS: readonly string[] = ['fw', 'fwd', 'wg', 'tr', 'rv', 'enc', 'i', 'vl', 'pd', '转发', '轉寄']
/** What gateways and ticket systems put before it: `[EXTERNAL]`, `[CRM-4471]`. */
const TAG = /^\[(?:ext(?:ern(?:al)?)?|[^\][\d]{0,30}\d[^\][]{0,30})\] ?/
const MAX_MARKS = 10 // "Re: Re: Re: …" taken off

/** The subject in lower case, single-spaced, without leading "Re:", "AW:" and the like, and without the tags of machines before it. */
export function bareSubject(subject: string): string {
  let bare = subject.toLowerCase().split(/\s+/).join(' ').trim()
  for (let count = 0; count < MAX_MARKS; count++) {
    const tag = TAG.exec(bare)
    const mark = /^([\p{L}]{1,4})(?:\[\d{1,3}\])?[:：] ?/u.exec(bare)
    if (tag !== null) {
      bare = bare.slice(tag[0].length)
      continue
    }
    if (mark === null || !MARKS.includes(mark[1] ?? '')) return bare
    bare = bare.slice(mark[0].length)
  }
  return bare
}

/** Whether the subject's first mark says that the mail was forwarded. */
export function hasForwardMark(subject: string): boolean {
  return FORWARD_MARKS.includes(firstMark(subject))
}

/** Whether the subject's first mark says that the mail answers one. */
export function hasReplyMark(subject: string): boolean {
  const mark = firstMark(subject)
  return MARKS.includes(mark) && !FORWARD_MARKS.includes(mark)
}

/** Whether a few words and a colon that no client for people writes stand first: "Sjálfvirkt svar: Re: units". */
export function hasStrangeMark(subject: string): boolean {
  return !MARKS.includes(firstMark(subject)) && /^\s*[\p{L}\p{M}' -]{2,40}\s?[:：]\s*\S/u.test(subject)
}

function firstMark(subject: string): string {
  return /^\s*([\p{L}]{1,4})(?:\[\d{1,3}\])?[:：]/u.exec(subject.toLowerCase().replace(TAG, ''))?.[1] ?? ''
}
