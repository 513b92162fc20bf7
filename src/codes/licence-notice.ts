// What must stand beside the descriptors of a CPT licensee wherever they are shown.
import type { CodeBook } from './code-book.ts'
import type { CodeRecord } from './code-record.ts'

/** The licensee's notice when a title among these is the AMA's; null when all are public or our own words. */
export function noticeFor(
  book: CodeBook,
  records: readonly Pick<CodeRecord, 'system' | 'titleIsOurs'>[],
): string | null {
  const isLicensed = records.some(({ system, titleIsOurs }) => system === 'CPT' && !titleIsOurs)
  return isLicensed ? book.licenceNotice() : null
}
