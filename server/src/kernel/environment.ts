export type Variable = { name: string; default: string; meaning: string }

/** Every variable that Souk reads; the documentation is compared with this table by a test. */
export const ENVIRONMENT: readonly Variable[] = [
  { name: 'PORT', default: '4000', meaning: 'port to listen on; 0 picks a free one' },
  { name: 'SOUK_HOST', default: '127.0.0.1', meaning: 'address to listen on' },
  { name: 'SOUK_DATA', default: './data', meaning: 'folder of the embedded database, files, keys and the pid file' },
  { name: 'DATABASE_URL', default: '', meaning: 'another PostgreSQL 18 instead of the embedded one' },
  { name: 'SOUK_PUBLIC_URL', default: 'http://HOST:PORT', meaning: 'address under which people reach this server' },
  {
    name: 'SOUK_SECRET',
    default: 'SOUK_DATA/secret',
    meaning: 'base64 of 32 bytes, signs and encrypts; required with DATABASE_URL',
  },
  { name: 'SOUK_ADMIN_KEY', default: 'SOUK_DATA/operator.key', meaning: "the operator's key, sent as a bearer token" },
  { name: 'SOUK_DEMO', default: 'on', meaning: '0 or off: no demo market' },
  { name: 'SOUK_DEMO_PACE', default: '5', meaning: "seconds between the demo shops' fulfilment steps" },
  { name: 'SOUK_RATE_LIMIT', default: 'on', meaning: 'off: no rate limits' },
  {
    name: 'SOUK_ALLOW_HOSTS',
    default: '',
    meaning:
      'hosts (name, or name:port) that URLs from outsiders may reach although they are private; separated by commas',
  },
  {
    name: 'SOUK_PROXIES',
    default: '',
    meaning:
      'proxies whose X-Forwarded-For tells who calls: addresses, ranges (10.0.0.0/8), or loopback for this machine; separated by commas',
  },
  {
    name: 'SOUK_SMTP_URL',
    default: '',
    meaning:
      "mail server for the shops' e-mails: smtp://user:password@host:587 or smtps://…; without it they stay in the local mailbox",
  },
  { name: 'SOUK_MAIL_FROM', default: '', meaning: 'address that e-mails come from; goes with SOUK_SMTP_URL' },
  {
    name: 'SOUK_TRANSCRIBE_URL',
    default: '',
    meaning:
      'OpenAI-compatible endpoint that writes voice notes down, such as https://api.openai.com/v1; without it a person hears them',
  },
  {
    name: 'SOUK_TRANSCRIBE_KEY',
    default: '',
    meaning: 'its key, sent as a bearer token; goes with SOUK_TRANSCRIBE_URL',
  },
  { name: 'SOUK_TRANSCRIBE_MODEL', default: 'whisper-1', meaning: 'its model' },
  {
    name: 'SOUK_OIDC_ISSUER',
    default: '',
    meaning:
      'an OpenID Connect provider that staff sign in with, such as https://login.example; its redirect URI is /api/auth/callback/oidc',
  },
  { name: 'SOUK_OIDC_CLIENT', default: '', meaning: 'our client id there; goes with SOUK_OIDC_ISSUER' },
  { name: 'SOUK_OIDC_SECRET', default: '', meaning: 'its secret; goes with SOUK_OIDC_ISSUER' },
  { name: 'SOUK_OIDC_NAME', default: 'Single sign-on', meaning: 'what the button says' },
  { name: 'SOUK_URL', default: 'http://127.0.0.1:PORT', meaning: 'command line only: the server to talk to' },
  { name: 'SOUK_SHARED', default: '../shared', meaning: 'tests only: folder of specification data' },
]
