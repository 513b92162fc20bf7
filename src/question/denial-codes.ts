// Reads adjustment reason codes (CO-97) and remark codes (N122) out of a mail.

const REASON = /\b(CO|PR|OA|PI|CR)[- ]?(\d{1,3}|[AB]\d{1,2})\b/g
const REMARK = /\b(MA\d{2,3}|N\d{3}|[NM]\d{2,3}|B15|B7)\b(?!\.?\d)/g
const DENIAL =
  /\b(?:den(?:y|ied|ial|ies)|reject(?:ed|ion)?|remark|rarc|carc|eob|remit|did not pay|kicked|appeal\w{0,3})\b/i

// "CO-16 M76", "denied N130", "with N115": what stands there is no diagnosis, whatever the book holds under its letters.
const BEHIND_A_DENIAL =
  /(?:\b(?:CO|PR|OA|PI|CR)[- ]?(?:\d{1,3}|[AB]\d{1,2})|\bden(?:y|ied|ials?|ies)|\breject(?:ed|ion)?|\bremarks?|\brarcs?|\bMA?\d{2,3}|\bN\d{2,3}|\bwhat(?:'?s| is| does)|^)(?: ?[,/&+-]| and| with| codes?| for| as| reason| says?| is|:){0,3} ?$/i
const LOOK_BACK = 40

/**
 * Codes as `CO-97` and `N122`. Two-digit N and M codes look like ICD-10-CM categories, so a remark code is read only
 * in a mail that speaks of a denial, and never where `isDiagnosis` knows it as a diagnosis.
 */
export function denialCodesIn(text: string, isDiagnosis: (code: string) => boolean): string[] {
  const reasons = [...text.toUpperCase().matchAll(REASON)].map((hit) => `${hit[1]}-${hit[2]}`)
  const remarks =
    reasons.length > 0 || DENIAL.test(text)
      ? [...text.matchAll(REMARK)]
          .filter(
            ({ 0: code, index }) =>
              !isDiagnosis(code) || BEHIND_A_DENIAL.test(text.slice(Math.max(0, index - LOOK_BACK), index)),
          )
          .map((hit) => hit[1] ?? '')
      : []
  return [...new Set([...reasons, ...remarks])].filter((code) => !reasons.includes(`CO-${code}`))
}
