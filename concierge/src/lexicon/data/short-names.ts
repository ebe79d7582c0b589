/** What a shop that sells a thing calls it for short: in a coffee bar "beans" are of coffee. */
export const SHORT_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'coffee-beans': {
    en: 'beans',
    de: 'Bohnen',
    nl: 'bonen',
    ru: 'зёрна|зерна|зёрен|зерен|зёрнах|зернах|бобы',
    ka: 'მარცვლები|მარცვალი|მარცვლებს|მარცვლის',
  },
}
