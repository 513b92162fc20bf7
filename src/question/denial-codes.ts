// Reads adjustment reason codes (CO-97) and remark codes (N122) out of a mail.

const REASON = /\b(CO|PR|OA|PI|CR)[- ]?(\d{1,3}|[AB]\d{1,2})\b/g
const REMARK = /\b(MA\d{2,3}|N\d{3}|[NM]\d{2,3}|B15|B7)\b(?!\.?\d)/g
const DENIAL = /\b(?:den(?:y|ied|ial|ies)|reject(?:ed|ion)?|remark|rarc|carc|eob|remit|did not pay|kicked)\b/i

/**
 * Codes as `CO-97` and `N122`. Two-digit N and M codes look like ICD-10-CM categories, so a remark code is read only
 * in a mail that speaks of a denial, and never where `isDiagnosis` knows it as a diagnosis.
 */
export function denialCodesIn(text: string, isDiagnosis: (code: string) => boolean): string[] {
  const reasons = [...text.toUpperCase().matchAll(REASON)].map((hit) => `${hit[1]}-${hit[2]}`)
  const remarks = DENIAL.test(text)
    ? [...text.matchAll(REMARK)].map((hit) => hit[1] ?? '').filter((code) => !isDiagnosis(code))
    : []
  return [...new Set([...reasons, ...remarks])].filter((code) => !reasons.includes(`CO-${code}`))
}
