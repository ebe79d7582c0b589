import { minorDigits } from '@souk/contract/money.ts'
import type { TalkReport } from '@souk/contract/report.ts'
import { csv, decimal, words } from './csv.ts'

type Table = 'talks' | 'reasons' | 'team' | 'comments'

/** A table of what came of talking as CSV; times are seconds. */
export function talksCsv(report: TalkReport, of: Table): string {
  switch (of) {
    case 'talks':
      return csv([
        ['day', 'asked', 'with_staff', 'paid'],
        ...report.days.map(({ day, asked, withStaff, paid }) => [day, ...[asked, withStaff, paid].map(String)]),
      ])
    case 'reasons':
      return csv([['reason', 'talks'], ...report.reasons.map(({ reason, talks }) => [words(reason), String(talks)])])
    case 'team':
      return csv([
        ['member', 'name', 'talks', 'messages', 'first_median', 'first_p90', 'orders', 'sold', 'currency'],
        ...report.team.map(({ member = '', name = '', talks, messages, first, orders, sold }) => [
          words(member),
          words(name),
          String(talks),
          String(messages),
          seconds(first.median),
          seconds(first.p90),
          String(orders),
          decimal(sold.amount, minorDigits(sold.currency)),
          sold.currency,
        ]),
      ])
    case 'comments':
      return csv([
        ['at', 'conversation', 'by', 'score', 'comment'],
        ...report.comments.map(({ at, conversation, by, score, comment = '' }) => [
          at,
          conversation,
          by,
          String(score),
          words(comment),
        ]),
      ])
  }
}

function seconds(ms: number | null): string {
  return ms === null ? '' : decimal(ms, 3)
}
