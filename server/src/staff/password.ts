/** The digest of a password, as better-auth compares it: scrypt, in a thread of its own. Loaded with the first one. */
export async function hashPassword(password: string): Promise<string> {
  const digest = await import('@better-auth/utils/password')
  return digest.hashPassword(password)
}
