import { type Finding, type Import, isTest, type Source } from './source.ts'

type Rule = { packages: readonly string[]; typesOnly?: readonly string[] }

/** What each package may import of the others. Tests, bench and tools may look everywhere. */
const RULES: Readonly<Record<string, Rule>> = {
  contract: { packages: [] },
  concierge: { packages: ['contract'] },
  server: { packages: ['contract', 'concierge'] },
  // Both are loaded by browsers, and full Zod is 23 KB: the contract gives them its types alone.
  sdk: { packages: ['contract'], typesOnly: ['contract'] },
  messenger: { packages: ['contract', 'sdk'], typesOnly: ['contract'] },
  console: { packages: ['contract', 'sdk'], typesOnly: ['contract'] },
  demo: { packages: ['contract', 'concierge', 'sdk'] },
}

/** Of the contract, what holds no schema. */
const LIGHT = [
  'contract/src/address.ts',
  'contract/src/address-layout.ts',
  'contract/src/afterwards.ts',
  'contract/src/awning.ts',
  'contract/src/channel-name.ts',
  'contract/src/currency.ts',
  'contract/src/decimal.ts',
  'contract/src/missing-texts.ts',
  'contract/src/channel-name.ts',
  'contract/src/recap.ts',
  'contract/src/size-fit.ts',
  'contract/src/steps.ts',
  'contract/src/unit-price.ts',
]

/** The demo market and the builds for browsers are handed in by the server's top when it starts. */
const LOADED_AT_START = ['demo', 'messenger', 'console']

export function packageOf(path: string): string {
  return path.slice(0, path.indexOf('/'))
}

export function checkPackages(sources: readonly Source[]): Finding[] {
  return sources
    .filter((source) => !isTest(source.path))
    .flatMap((source) => source.imports.flatMap((one) => checkImport(source, one)))
}

function checkImport({ path }: Source, { to, line, typeOnly, specifier }: Import): Finding[] {
  const from = packageOf(path)
  const rule = RULES[from]
  if (!rule || to === null) return []
  const target = packageOf(to)
  if (target === from) return []
  if (specifier.startsWith('.') && target in RULES && !isServerTop(path)) {
    return [{ path, line, message: `write @souk/${target}/… instead of a path out of the package` }]
  }
  // How an app is built is no part of it.
  if (target === 'tools' && !path.startsWith(`${from}/src/`)) return []
  if (!rule.packages.includes(target)) {
    if (isServerTop(path) && LOADED_AT_START.includes(target)) return []
    const allowed = rule.packages.length === 0 ? 'nothing of ours' : rule.packages.join(' and ')
    return [{ path, line, message: `${from} may import ${allowed}, not ${target}: pass it in, or move it to contract` }]
  }
  if (rule.typesOnly?.includes(target) && !typeOnly && !LIGHT.includes(to) && path.startsWith(`${from}/src/`)) {
    return [
      {
        path,
        line,
        message: `${from} takes only types from ${target} (import type): the schemas are too large for a browser`,
      },
    ]
  }
  return []
}

function isServerTop(path: string): boolean {
  return /^server\/src\/[^/]+\.ts$/.test(path)
}
