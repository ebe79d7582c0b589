/** A token that a provider gives out for a while. */
export type Token = { token: string; expiresAt: Date }

/**
 * Where such tokens are kept for all processes, so that each is asked for once: a provider that gives out a new one ends
 * the one before.
 */
export type TokenStore = {
  /**
   * The token of these credentials while it lasts; else the one that `make` brings, which one process at a time asks for.
   * `refused`: a token that is no longer good, whatever was said of how long it lasts. Throws what `make` throws.
   */
  take(credentials: string, make: () => Promise<Token>, refused?: string): Promise<string>
}
