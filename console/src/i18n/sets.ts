/** Texts that come with the page that needs them, in every language. One folder per set, one line here. */
export const SETS = {
  catalog: {
    en: () => import('./catalog/en.json'),
    de: () => import('./catalog/de.json'),
    nl: () => import('./catalog/nl.json'),
    ru: () => import('./catalog/ru.json'),
    zh: () => import('./catalog/zh.json'),
    ka: () => import('./catalog/ka.json'),
  },
  'sign-in': {
    en: () => import('./sign-in/en.json'),
    de: () => import('./sign-in/de.json'),
    nl: () => import('./sign-in/nl.json'),
    ru: () => import('./sign-in/ru.json'),
    zh: () => import('./sign-in/zh.json'),
    ka: () => import('./sign-in/ka.json'),
  },
  orders: {
    en: () => import('./orders/en.json'),
    de: () => import('./orders/de.json'),
    nl: () => import('./orders/nl.json'),
    ru: () => import('./orders/ru.json'),
    zh: () => import('./orders/zh.json'),
    ka: () => import('./orders/ka.json'),
  },
  settings: {
    en: () => import('./settings/en.json'),
    de: () => import('./settings/de.json'),
    nl: () => import('./settings/nl.json'),
    ru: () => import('./settings/ru.json'),
    zh: () => import('./settings/zh.json'),
    ka: () => import('./settings/ka.json'),
  },
  concierge: {
    en: () => import('./concierge/en.json'),
    de: () => import('./concierge/de.json'),
    nl: () => import('./concierge/nl.json'),
    ru: () => import('./concierge/ru.json'),
    zh: () => import('./concierge/zh.json'),
    ka: () => import('./concierge/ka.json'),
  },
  inbox: {
    en: () => import('./inbox/en.json'),
    de: () => import('./inbox/de.json'),
    nl: () => import('./inbox/nl.json'),
    ru: () => import('./inbox/ru.json'),
    zh: () => import('./inbox/zh.json'),
    ka: () => import('./inbox/ka.json'),
  },
}
export type SetName = keyof typeof SETS
