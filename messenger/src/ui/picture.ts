/** A stored picture at the size of a thumbnail; one from elsewhere as it is. */
export function small(url: string): string {
  return url.startsWith('/media/') ? `${url}?w=160` : url
}
