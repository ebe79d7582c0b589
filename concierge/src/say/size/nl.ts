import type { EN_SIZE } from './en.ts'

/** What the concierge says in Dutch of sizes. */
export const NL_SIZE: Readonly<Record<keyof typeof EN_SIZE, string>> = {
  'size.by_chart': 'Volgens onze maattabel heb je maat {size}.',
  'size.between': 'Volgens onze maattabel zit je tussen {smaller} en {size}. Ik zou {size} nemen: daar past alles in.',
  'size.cm': '{n} cm',
  'size.inches': '{n} inch',
  'size.row': '{name} {value} (tabel: {range})',
  'size.kept': 'Ik onthoud {size} als jouw maat in deze winkel. Schrijf “vergeet mijn maat” en hij is weg.',
  'size.yours':
    '{by, select, bought {Je kocht hier het laatst {size}.} other {Jouw maat hier is {size}, zoals je zei.}}',
  'size.tell':
    'Zeg me welke maat je meestal draagt, of je maten ({measures}, in cm), dan zoek ik het op in onze tabel.',
  'size.off': 'Dat valt buiten onze maattabel, en gokken doe ik niet. Een medewerker kan je adviseren.',
  'size.forgotten': 'Gedaan: ik ben je maat vergeten.',
  'size.pick': 'Maat {size}',
}
