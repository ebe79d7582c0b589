import { type Block, oneLine, type Paper, type Row } from './paper.ts'

/** An e-mail as plain text, for readers and people that want no other. */
export function plainOf({ title, shop, blocks }: Paper): string {
  return `${[oneLine(shop), oneLine(title), ...blocks.map(plainBlock)].filter(Boolean).join('\n\n')}\n`
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return oneLine(block.text)
    case 'note':
      return [block.title ?? '', ...block.lines].map(oneLine).filter(Boolean).join('\n')
    case 'items':
      return [
        `${oneLine(block.caption)}:`,
        ...block.items.map(({ quantity, title, detail, amount }) => {
          const what = [title, detail].map(oneLine).filter(Boolean).join(', ')
          return `${quantity} × ${what}: ${amount}`
        }),
      ].join('\n')
    case 'totals':
    case 'facts':
      return block.rows.map(plainRow).join('\n')
    case 'action':
      return [`${oneLine(block.label)}: ${block.url}`, block.note ?? ''].map(oneLine).filter(Boolean).join('\n')
  }
}

function plainRow({ label, value, url }: Row): string {
  return [`${oneLine(label)}: ${oneLine(value)}`, url === value ? undefined : url].filter(Boolean).join(' ')
}
