import type { EN_SIZE } from './en.ts'

/** What the concierge says in German of sizes. */
export const DE_SIZE: Readonly<Record<keyof typeof EN_SIZE, string>> = {
  'size.by_chart': 'Nach unserer Tabelle hast du Größe {size}.',
  'size.between':
    'Nach unserer Tabelle liegst du zwischen {smaller} und {size}. Ich würde {size} nehmen: darin passt jedes Maß.',
  'size.cm': '{n} cm',
  'size.inches': '{n} Zoll',
  'size.row': '{name} {value} (Tabelle: {range})',
  'size.kept': 'Ich merke mir {size} als deine Größe in diesem Laden. „Vergiss meine Größe“ genügt, und sie ist weg.',
  'size.yours':
    '{by, select, bought {Zuletzt hast du hier {size} gekauft.} other {Deine Größe hier ist {size}, wie du gesagt hast.}}',
  'size.tell':
    'Sag mir, welche Größe du sonst trägst, oder deine Maße ({measures}, in cm), dann sehe ich in unserer Tabelle nach.',
  'size.off': 'Das liegt außerhalb unserer Tabelle, und raten will ich nicht. Ein Mensch kann dich beraten.',
  'size.forgotten': 'Erledigt: Deine Größe ist vergessen.',
  'size.pick': 'Größe {size}',
}
