/** Who works in the shops of the demo market. */
export const DEMO_STAFF = [
  { email: 'mira@market.example', name: 'Mira', role: 'owner', languages: ['en', 'de', 'ka'] },
  { email: 'lena@market.example', name: 'Lena', role: 'stylist', languages: ['en', 'de', 'nl', 'ru'] },
] as const
