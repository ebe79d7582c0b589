import { speakMore } from '../../i18n/t.ts'

/** The page with all that it says: named here, so that the first page of the app need not know of it. */
export const loadPurchase = () =>
  Promise.all([import('./purchase-page.tsx'), speakMore('law', 'form', 'purchase')]).then(([page]) => page.PurchasePage)
