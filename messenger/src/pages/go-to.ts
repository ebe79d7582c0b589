import { placeOf } from '../state/route.ts'
import { embedded } from './page.tsx'

/** The gateway's page: another house's does not let itself be shown in our sheet and takes the whole window. */
export function goTo(link: string): void {
  const { url, here } = placeOf(link, new URL(location.href))
  // In the sheet it takes this page's place, so that one step back closes the sheet.
  if (here && embedded) location.replace(url)
  else (here ? window : (window.top ?? window)).location.assign(url)
}
