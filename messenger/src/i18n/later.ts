type Loads = Record<'en' | 'de' | 'nl' | 'ru' | 'zh' | 'ka', () => Promise<{ default: unknown }>>

/** Texts of what is opened later: the product's sheet, search, enlarged pictures; forms; what the law wants to be said; what a shop knows, and withdrawing; what is done with a message; going on elsewhere; several shops paid at once; the sandbox's pages. */
export const LATER: Record<
  'more' | 'form' | 'law' | 'about' | 'talk' | 'goods' | 'move' | 'purchase' | 'sandbox',
  Loads
> = {
  more: {
    en: () => import('./more/en.json'),
    de: () => import('./more/de.json'),
    nl: () => import('./more/nl.json'),
    ru: () => import('./more/ru.json'),
    zh: () => import('./more/zh.json'),
    ka: () => import('./more/ka.json'),
  },
  form: {
    en: () => import('./form/en.json'),
    de: () => import('./form/de.json'),
    nl: () => import('./form/nl.json'),
    ru: () => import('./form/ru.json'),
    zh: () => import('./form/zh.json'),
    ka: () => import('./form/ka.json'),
  },
  law: {
    en: () => import('./law/en.json'),
    de: () => import('./law/de.json'),
    nl: () => import('./law/nl.json'),
    ru: () => import('./law/ru.json'),
    zh: () => import('./law/zh.json'),
    ka: () => import('./law/ka.json'),
  },
  about: {
    en: () => import('./about/en.json'),
    de: () => import('./about/de.json'),
    nl: () => import('./about/nl.json'),
    ru: () => import('./about/ru.json'),
    zh: () => import('./about/zh.json'),
    ka: () => import('./about/ka.json'),
  },
  talk: {
    en: () => import('./talk/en.json'),
    de: () => import('./talk/de.json'),
    nl: () => import('./talk/nl.json'),
    ru: () => import('./talk/ru.json'),
    zh: () => import('./talk/zh.json'),
    ka: () => import('./talk/ka.json'),
  },
  goods: {
    en: () => import('./goods/en.json'),
    de: () => import('./goods/de.json'),
    nl: () => import('./goods/nl.json'),
    ru: () => import('./goods/ru.json'),
    zh: () => import('./goods/zh.json'),
    ka: () => import('./goods/ka.json'),
  },
  move: {
    en: () => import('./move/en.json'),
    de: () => import('./move/de.json'),
    nl: () => import('./move/nl.json'),
    ru: () => import('./move/ru.json'),
    zh: () => import('./move/zh.json'),
    ka: () => import('./move/ka.json'),
  },
  purchase: {
    en: () => import('./purchase/en.json'),
    de: () => import('./purchase/de.json'),
    nl: () => import('./purchase/nl.json'),
    ru: () => import('./purchase/ru.json'),
    zh: () => import('./purchase/zh.json'),
    ka: () => import('./purchase/ka.json'),
  },
  sandbox: {
    en: () => import('./sandbox/en.json'),
    de: () => import('./sandbox/de.json'),
    nl: () => import('./sandbox/nl.json'),
    ru: () => import('./sandbox/ru.json'),
    zh: () => import('./sandbox/zh.json'),
    ka: () => import('./sandbox/ka.json'),
  },
}
