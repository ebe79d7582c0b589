import { parseSync, Visitor } from 'oxc-parser'
import { type Finding, isTest, lineAt, type Source } from './source.ts'

const ASKS = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

/**
 * A schema is built once, where the file is read: one that is built for each call is compiled for each call, which costs a
 * hundred times what it checks.
 */
export function checkSchemas(sources: readonly Source[]): Finding[] {
  return sources
    .filter(
      ({ path, text }) => /^(server|concierge|contract)\/src\//.test(path) && !isTest(path) && text.includes('zod'),
    )
    .flatMap(({ path, text }) =>
      builtInFunctions(path, text).map((offset) => ({
        path,
        line: lineAt(text, offset),
        message: 'a schema is built for each call: build it once, outside the function',
      })),
    )
}

/** Where, within a function, something is asked of `z.…`. */
function builtInFunctions(path: string, text: string): number[] {
  const found: number[] = []
  let depth = 0
  const enter = () => {
    depth += 1
  }
  const leave = () => {
    depth -= 1
  }
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    CallExpression({ callee, start }) {
      if (depth === 0 || callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      if (ASKS.has(callee.property.name) && /^z\s*\./.test(text.slice(callee.object.start))) found.push(start)
    },
  }).visit(parseSync(path, text).program)
  return found
}
