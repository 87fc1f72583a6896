import { describe, expect, it } from 'vitest'
import { lint } from './lint-run.ts'

type Habit = readonly [rule: string, path: string, text: string]

/** Spelt apart, so that this file itself passes. */
const todo = ['TO', 'DO'].join('')

const habits: readonly Habit[] = [
  ['typescript(no-explicit-any)', 'shared/findings/any.ts', 'export const x: any = 1'],
  ['import(no-default-export)', 'shared/findings/default.ts', 'export default 1'],
  [
    'import(no-cycle)',
    'shared/findings/there.ts',
    `import { back } from './back.ts'\nexport const there = () => back()`,
  ],
  [
    'import(no-cycle)',
    'shared/findings/back.ts',
    `import { there } from './there.ts'\nexport const back = (): number => there()`,
  ],
  [
    'import(no-cycle)',
    'shared/findings/type-there.ts',
    `import type { B } from './type-back.ts'\nexport type A = { readonly b: B | null }`,
  ],
  [
    'import(no-cycle)',
    'shared/findings/type-back.ts',
    `import type { A } from './type-there.ts'\nexport type B = { readonly a: A | null }`,
  ],
  [
    'import(no-self-import)',
    'shared/findings/self.ts',
    `import { self } from './self.ts'\nexport const me = self`,
  ],
  ['eslint(eqeqeq)', 'shared/findings/equal.ts', 'export const x = (a: number, b: number) => a == b'],
  ['eslint(no-console)', 'shared/findings/console.ts', `console.log('x')`],
  ['eslint(no-console)', 'electron/engine-host/console.ts', `console.log('x')`],
  ['eslint(no-console)', 'test/unit/console.ts', `console.log('x')`],
  [
    'typescript(no-floating-promises)',
    'shared/intake/floating.ts',
    'export const x = (p: Promise<void>): void => { p }',
  ],
  [
    'typescript(no-misused-promises)',
    'shared/intake/misused.ts',
    'export const x = (p: Promise<boolean>) => { if (p) return 1\n return 2 }',
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'shared/findings/switch.ts',
    `export function x(a: 'p' | 'q'): number {\n  let n = 0\n  switch (a) {\n    case 'p': n = 1\n  }\n  return n\n}`,
  ],
  [
    'typescript(no-non-null-assertion)',
    'shared/findings/bang.ts',
    'export const x = (a: string | null) => a!.length',
  ],
  ['typescript(ban-ts-comment)', 'shared/findings/ignore.ts', '// @ts-ignore\nexport const x = 1'],
  [
    'typescript(no-unsafe-assignment)',
    'shared/findings/unsafe.ts',
    'export function x(t: string): string {\n  const v = JSON.parse(t)\n  return String(v)\n}',
  ],
  [
    'typescript(only-throw-error)',
    'shared/findings/throw.ts',
    `export function x(): never {\n  throw 'x'\n}`,
  ],
  ['eslint(no-warning-comments)', 'shared/findings/later.ts', `// ${todo}: later\nexport const x = 1`],
  ['eslint(no-eval)', 'shared/findings/eval.ts', `export const x: unknown = eval('1')`],
  ['eslint(no-restricted-properties)', 'shared/findings/clock.ts', 'export const x = () => Date.now()'],
  ['eslint(no-restricted-properties)', 'shared/replay/random.ts', 'export const x = () => Math.random()'],
  ['eslint(no-restricted-globals)', 'shared/proof/process.ts', `export const x = () => process.env['X']`],
  ['eslint(no-restricted-globals)', 'shared/verify/fetch.ts', `export const x = () => fetch('x')`],
  ['unicorn(filename-case)', 'shared/findings/camelCase.ts', 'export const x = 1'],
  ['unicorn(no-process-exit)', 'electron/engine-host/exit.ts', 'process.exit(1)'],
  ['eslint(max-lines)', 'shared/findings/long.ts', 'export {}\n'.repeat(301)],
  [
    'vitest(no-focused-tests)',
    'test/unit/only.test.ts',
    `import { expect, it } from 'vitest'\nit.only('x', () => expect(1).toBe(1))`,
  ],
  [
    'vitest(expect-expect)',
    'test/unit/empty.test.ts',
    `import { it } from 'vitest'\nit('x', () => undefined)`,
  ],
]

const allowed: readonly (readonly [path: string, text: string])[] = [
  ['electron/cli/say.ts', `console.log('x')\n`],
  ['test/bench/say.ts', `console.log('x')\n`],
  ['some.config.ts', 'export default { a: 1 }\n'],
  ['shared/intake/clock.ts', 'export const x = () => Date.now()\n'],
  [
    'shared/findings/exhaustive.ts',
    `export function x(a: 'p' | 'q'): number {\n  switch (a) {\n    case 'p':\n      return 1\n    case 'q':\n      return 2\n  }\n}\n`,
  ],
  [
    'test/unit/tests.test.ts',
    `import { expect, it } from 'vitest'\nit('adds', () => {\n  expect(1 + 1).toBe(2)\n})\n`,
  ],
]

describe('the habits of the house', () => {
  const reports = lint(new Map([...habits.map(([, path, text]) => [path, `${text}\n`] as const), ...allowed]))
  const codesOf = (path: string) => reports.filter(({ file }) => file === path).map(({ code }) => code)

  it.each(habits)('%s speaks of %s', (rule, path) => {
    expect(codesOf(path)).toContain(rule)
  })

  it.each(allowed)('%s is left alone', (path) => {
    expect(codesOf(path)).toEqual([])
  })
})
