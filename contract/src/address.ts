import type { Address } from './order.ts'

/** What is wrong with an address for its country: a field that it needs and lacks, or a postcode that cannot be one. */
export type AddressFault = {
  field: 'postcode' | 'region'
  reason: 'required' | 'shape'
  /** The country's own word: "ZIP code", "State". */
  label: string
  /** How one looks. */
  example?: string
}

type Rule = { postcode: RegExp; example: string; label?: string; region?: string; optional?: true }

const digits = (count: number) => new RegExp(`^\\d{${count}}$`)
const THREE_TWO = /^\d{3} ?\d{2}$/

/** What the post of a country wants to read; a country that is not here has no postcodes, or gets on without them. */
const RULES: Readonly<Record<string, Rule>> = {
  AT: { postcode: digits(4), example: '1010', label: 'Postleitzahl' },
  AU: { postcode: digits(4), example: '2000', label: 'Postcode' },
  BE: { postcode: digits(4), example: '1000' },
  BG: { postcode: digits(4), example: '1000' },
  CA: { postcode: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/, example: 'K1A 0B1', label: 'Postal code' },
  CH: { postcode: digits(4), example: '8001' },
  CN: { postcode: digits(6), example: '100000', label: '邮政编码', optional: true },
  CY: { postcode: digits(4), example: '1010' },
  CZ: { postcode: THREE_TWO, example: '110 00', label: 'PSČ' },
  DE: { postcode: digits(5), example: '10115', label: 'Postleitzahl' },
  DK: { postcode: digits(4), example: '1050', label: 'Postnummer' },
  EE: { postcode: digits(5), example: '10111' },
  ES: { postcode: digits(5), example: '28001', label: 'Código postal' },
  FI: { postcode: digits(5), example: '00100', label: 'Postinumero' },
  FR: { postcode: digits(5), example: '75001', label: 'Code postal' },
  GB: { postcode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, example: 'SW1A 1AA', label: 'Postcode' },
  GR: { postcode: THREE_TWO, example: '105 57' },
  HR: { postcode: digits(5), example: '10000' },
  HU: { postcode: digits(4), example: '1051' },
  IE: { postcode: /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/, example: 'D02 AF30', label: 'Eircode', optional: true },
  IT: { postcode: digits(5), example: '00184', label: 'CAP' },
  JP: { postcode: /^\d{3}-?\d{4}$/, example: '100-0001' },
  LT: { postcode: digits(5), example: '01103' },
  LU: { postcode: digits(4), example: '1111' },
  LV: { postcode: digits(4), example: 'LV-1010' },
  MT: { postcode: /^[A-Z]{3} ?\d{4}$/, example: 'VLT 1117' },
  NL: { postcode: /^\d{4} ?[A-Z]{2}$/, example: '1012 AB', label: 'Postcode' },
  NO: { postcode: digits(4), example: '0150', label: 'Postnummer' },
  PL: { postcode: /^\d{2}-?\d{3}$/, example: '00-001', label: 'Kod pocztowy' },
  PT: { postcode: /^\d{4}-?\d{3}$/, example: '1100-148', label: 'Código postal' },
  RO: { postcode: digits(6), example: '010011' },
  RU: { postcode: digits(6), example: '101000', label: 'Индекс' },
  SE: { postcode: THREE_TWO, example: '111 29', label: 'Postnummer' },
  SI: { postcode: digits(4), example: '1000' },
  SK: { postcode: THREE_TWO, example: '811 01', label: 'PSČ' },
  UA: { postcode: digits(5), example: '01001', label: 'Індекс' },
  US: { postcode: /^\d{5}(-?\d{4})?$/, example: '10013', label: 'ZIP code', region: 'State' },
}

/** The first three digits of a ZIP code say the state, from here until the next one. */
const ZIP_STATES =
  '005 NY 006 PR 010 MA 028 RI 030 NH 039 ME 050 VT 055 MA 056 VT 060 CT 070 NJ 090 AE 100 NY 150 PA 197 DE 200 DC 201 VA 202 DC 206 MD 220 VA 247 WV 270 NC 290 SC 300 GA 320 FL 340 AA 341 FL 350 AL 370 TN 386 MS 398 GA 400 KY 430 OH 460 IN 480 MI 500 IA 530 WI 550 MN 569 DC 570 SD 580 ND 590 MT 600 IL 630 MO 660 KS 680 NE 700 LA 716 AR 730 OK 733 TX 734 OK 750 TX 800 CO 820 WY 832 ID 840 UT 850 AZ 870 NM 885 TX 889 NV 900 CA 962 AP 967 HI 969 GU 970 OR 980 WA 995 AK'

/** A postcode without the sign of its country: "D-10115", "lv-1010". */
export function plainPostcode(postcode: string): string {
  return postcode
    .trim()
    .toUpperCase()
    .replace(/^[A-Z]{1,2}-(?=\d)/, '')
}

/** What the post of the address's country still wants to know, in the order of its lines. */
export function addressFaults(address: Pick<Address, 'country' | 'postcode' | 'region'>): AddressFault[] {
  const rule = RULES[address.country]
  if (!rule) return []
  const { postcode = '', region = '' } = address
  const { example, label = 'Postcode' } = rule
  const isGiven = postcode.trim() !== ''
  const faults: AddressFault[] = []
  if (!isGiven && !rule.optional) faults.push({ field: 'postcode', reason: 'required', label, example })
  if (isGiven && !rule.postcode.test(plainPostcode(postcode)))
    faults.push({ field: 'postcode', reason: 'shape', label, example })
  if (rule.region && region.trim() === '') faults.push({ field: 'region', reason: 'required', label: rule.region })
  return faults
}

/** The country's own words for the lines of an address, where it has some. */
export function addressWords(country: string): { postcode?: string | undefined; region?: string | undefined } {
  const rule = RULES[country]
  return { postcode: rule?.label, region: rule?.region }
}

/** The address with the state that its ZIP code tells, so that nobody has to say it twice. */
export function wholeAddress(address: Address): Address {
  const { country, postcode = '', region = '' } = address
  if (country !== 'US' || region.trim() !== '' || !RULES['US']?.postcode.test(plainPostcode(postcode))) return address
  const states = ZIP_STATES.match(/\d+ \w+/g) ?? []
  const state = states.findLast((entry) => entry.slice(0, 3) <= postcode.trim().slice(0, 3))?.slice(4)
  return state === undefined ? address : { ...address, region: state }
}
