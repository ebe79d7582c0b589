import { Edit } from './edit.tsx'
import { More } from './more.tsx'
import type { Row } from './rows.ts'
import { Since } from './since.tsx'

type Props = { row: Extract<Row, { kind: 'message' }>; show: 'more' | 'edit' | 'since'; onEnd?: () => void }

/** What is done with a message after it was sent, and what became of it: fetched together when the first of it is shown. */
export function Later({ row, show, onEnd }: Props) {
  switch (show) {
    case 'more':
      return <More row={row} onEnd={() => onEnd?.()} />
    case 'edit':
      return <Edit row={row} />
    case 'since':
      return <Since row={row} />
  }
}
