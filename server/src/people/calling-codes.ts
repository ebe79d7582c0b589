/** The countries of the calling codes that our languages are spoken in, and their neighbours'. The longest that fits counts. */
const COUNTRIES: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  30: 'GR',
  31: 'NL',
  32: 'BE',
  33: 'FR',
  34: 'ES',
  36: 'HU',
  39: 'IT',
  40: 'RO',
  41: 'CH',
  43: 'AT',
  44: 'GB',
  45: 'DK',
  46: 'SE',
  47: 'NO',
  48: 'PL',
  49: 'DE',
  61: 'AU',
  81: 'JP',
  86: 'CN',
  90: 'TR',
  351: 'PT',
  352: 'LU',
  353: 'IE',
  358: 'FI',
  359: 'BG',
  370: 'LT',
  371: 'LV',
  372: 'EE',
  374: 'AM',
  380: 'UA',
  385: 'HR',
  386: 'SI',
  420: 'CZ',
  421: 'SK',
  852: 'HK',
  886: 'TW',
  994: 'AZ',
  995: 'GE',
}

/** The country of a number in international form, "+49 30 …" or "4930…"; null where it is not known. */
export function countryOfNumber(number: string): string | null {
  const digits = number.replace(/\D/g, '')
  if (digits.length < 8) return null
  return COUNTRIES[digits.slice(0, 3)] ?? COUNTRIES[digits.slice(0, 2)] ?? COUNTRIES[digits.slice(0, 1)] ?? null
}
