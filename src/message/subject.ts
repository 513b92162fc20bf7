// A subject without the marks that replying and forwarding add, for comparing its words.

/** What clients write before the subject of an answer, in their languages. */
const REPLY_MARKS =
  're aw sv vs antw ref res r odp rif ynt atb ats bls vá απ σχετ отв ответ відп رد השב תשובה 回复 回覆 答复 答覆 返信 回信 회신 답장 ตอบ'.split(
    ' ',
  )
const FORWARD_MARKS = 'fw fwd wg tr rv enc i vl pd fs doorst trs i̇lt πρθ 转发 轉寄 転送 전달'.split(' ')
/** What gateways and ticket systems put before it: `[EXTERNAL]`, `**External Email**`, `[Secure]`, `[CRM-4471]`. */
const GATEWAY = '(?:ext(?:ern(?:al)?)?|secured?|encrypt(?:ed)?|phi)(?: [a-z-]{1,12}){0,2}'
const TAG = new RegExp(
  `^(?:\\[(?:${GATEWAY}|[^\\][\\d]{0,30}\\d[^\\][]{0,30})\\]|\\(${GATEWAY}\\)|\\*{1,3} ?${GATEWAY} ?\\*{1,3}|external:) ?`,
)
/** `Re:`, `Re[2]:`, and as French clients write it, `RE :`. */
const MARK = /^([\p{L}\p{M}]{1,6})(?:\[\d{1,3}\])? ?[:：] ?/u
const MAX_MARKS = 10 // "Re: Re: Re: …" taken off

/** The subject in lower case, single-spaced, without leading "Re:", "AW:" and the like, and without the tags of machines before it. */
export function bareSubject(subject: string): string {
  let bare = subject.toLowerCase().split(/\s+/).join(' ').trim()
  for (let count = 0; count < MAX_MARKS; count++) {
    const tag = TAG.exec(bare)
    const mark = MARK.exec(bare)
    if (tag !== null) {
      bare = bare.slice(tag[0].length)
      continue
    }
    if (mark === null || !isMark(mark[1] ?? '')) return bare
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
  return REPLY_MARKS.includes(firstMark(subject))
}

function firstMark(subject: string): string {
  return MARK.exec(subject.toLowerCase().trim().replace(TAG, ''))?.[1] ?? ''
}

function isMark(word: string): boolean {
  return REPLY_MARKS.includes(word) || FORWARD_MARKS.includes(word)
}
