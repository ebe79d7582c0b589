/** What the concierge says in English of sizes. */
export const EN_SIZE = {
  'size.by_chart': 'By our size chart you are {size}.',
  'size.between':
    'By our size chart you are between {smaller} and {size}. I would take {size}: it takes in every measurement.',
  'size.cm': '{n} cm',
  'size.inches': '{n} in',
  'size.row': '{name} {value} (chart: {range})',
  'size.kept': 'I’ll keep {size} in mind as your size here. Write “forget my size” and it is gone.',
  'size.yours': '{by, select, bought {You last bought {size} here.} other {Your size here is {size}, as you told me.}}',
  'size.tell':
    'Tell me the size you usually wear, or your measurements ({measures}, in cm or inches), and I’ll look yours up in our chart.',
  'size.off': 'That lies outside our size chart, and I won’t guess. A person can advise you.',
  'size.forgotten': 'Done: I no longer keep your size.',
  'size.pick': 'Size {size}',
} as const
