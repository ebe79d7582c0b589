/** What this browser is told to keep, under one prefix. A browser that keeps nothing still works: the next visit starts anew. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(`souk.console.${key}`)
  } catch {
    return null
  }
}

export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`souk.console.${key}`)
    else localStorage.setItem(`souk.console.${key}`, value)
  } catch {
    // As above.
  }
}
