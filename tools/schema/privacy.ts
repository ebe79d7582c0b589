import type { Tags, TableTag } from '../../server/src/kernel/tags.ts'

const BEGIN = '<!-- begin: npm run schema -->'
const END = '<!-- end: npm run schema -->'

/** docs/privacy.md with the table of what is kept, as the tags have it now. Throws where the marks are missing. */
export function withTags(document: string, tags: Tags): string {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin === -1 || end < begin) throw new Error(`docs/privacy.md needs ${BEGIN} and ${END}`)
  return `${document.slice(0, begin + BEGIN.length)}\n\n${tableOf(tags)}\n\n${document.slice(end)}`
}

function tableOf(tags: Tags): string {
  const rows = [...tags.values()].filter(isPersonal).map((table) => {
    const { name, what, about, purpose } = table
    return `| \`${name}\` | ${what} | ${about} | ${purpose} | ${keptOf(table)} | ${exceptionsOf(table)} |`
  })
  return [
    '| table | what | about | purpose | kept | apart from |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function isPersonal(table: TableTag): boolean {
  return ['customer', 'staff'].includes(table.about) || table.purpose === 'proof'
}

function keptOf({ keep, else: loose, idle }: TableTag): string {
  if (idle !== undefined) return `${keep}, at most ${idle} after the last sign`
  return loose === undefined ? keep : `${keep}, else ${loose}`
}

/** Columns that are not kept like their table. */
function exceptionsOf(table: TableTag): string {
  return table.columns
    .flatMap(({ name, keep, sheds, blanks }) => {
      if (keep !== table.keep) return [`${name}: ${keep}`]
      const parts = [...sheds, ...(blanks === undefined ? [] : Object.keys(JSON.parse(blanks)))]
      return parts.length === 0 ? [] : [`${parts.join(', ')} in ${name}: while-open`]
    })
    .join('; ')
}
