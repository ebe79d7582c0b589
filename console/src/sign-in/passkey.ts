import { authGet, authPost } from './auth.ts'

/** Whether this browser keeps passkeys and reads a server's options as they come (2024 on). */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** Asks the device who this is, and the server whether it knows them. */
export async function signInByPasskey(): Promise<void> {
  const options = await authGet('/passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asRequest(options))
  const credential = await navigator.credentials.get({ publicKey })
  await authPost('/passkey/verify-authentication', { response: jsonOf(credential) })
}

/** Keeps a passkey of this device for whoever is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const options = await authGet('/passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asCreation(options))
  const credential = await navigator.credentials.create({ publicKey })
  await authPost('/passkey/verify-registration', { response: jsonOf(credential), name })
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no passkey was chosen', 'AbortError')
  return credential.toJSON()
}

/** What the browser will not take it refuses itself. */
function asRequest(options: unknown): PublicKeyCredentialRequestOptionsJSON {
  if (
    typeof options === 'object' &&
    options !== null &&
    'challenge' in options &&
    typeof options.challenge === 'string'
  ) {
    return { ...options, challenge: options.challenge }
  }
  throw new TypeError('not options of a passkey')
}

function asCreation(options: unknown): PublicKeyCredentialCreationOptionsJSON {
  if (isCreation(options)) return options
  throw new TypeError('not options of a passkey')
}

function isCreation(options: unknown): options is PublicKeyCredentialCreationOptionsJSON {
  return typeof options === 'object' && options !== null && 'rp' in options && 'user' in options
}
