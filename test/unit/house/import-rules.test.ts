import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, relative } from 'node:path/posix'
import { describe, expect, it } from 'vitest'
import { importTable, refusedAllTheSame, type Row } from './import-table.ts'
import { lint } from './lint-run.ts'

const restricted = 'eslint(no-restricted-imports)'

const stages = ['intake', 'casefile', 'reconstruct', 'replay', 'findings', 'review', 'packet', 'verify']
const repoTargets = [
  ...['model', 'contract', 'proof', ...stages, 'samples', 'engine', 'no-such-row'].map(
    (f) => `shared/${f}/target.ts`,
  ),
  ...stages.map((folder) => `shared/${folder}/inner/target.ts`),
  ...['engine.ts', 'crypto.ts', 'stray.ts', 'contract/method-names.ts', 'replay/policy-engine.ts'].map(
    (f) => `shared/${f}`,
  ),
  ...['app', 'preload', 'ipc', 'engine-host', 'browser-host', 'cli', 'packaging', 'no-such-row'].map(
    (f) => `electron/${f}/target.ts`,
  ),
  ...['ipc/bind.ts', 'engine-host/client.ts', 'engine-host/worker.ts', 'stray.ts'].map(
    (f) => `electron/${f}`,
  ),
  'renderer/target.ts',
  'renderer/views/target.tsx',
  'test/target.ts',
  'vitest.config.ts',
]
const builtins = builtinModules.filter((name) => !name.startsWith('node:'))
const outsideTargets = [
  ...new Set([
    ...builtins,
    ...builtins.map((name) => `node:${name}`),
    ...packagesOf('package.json'),
    'node:sqlite',
    'node:test',
    'electron',
    'electron/main',
    'react',
    'react-dom',
    'zustand',
    'ws',
    'left-pad',
    'left-pad/node:fs',
    '@cedar-policy/cedar-wasm/nodejs',
    '@scope/zod',
    'zod/yaml',
    '#zod',
    '/etc/zod',
    'https://zod',
  ]),
]

type Probe = { readonly row: Row; readonly specifier: string; readonly allowed: boolean }

describe('the import table', () => {
  const probes = importTable.map((row) => ({ row, probes: probesOf(row) }))
  const files = new Map(
    probes.map(({ row, probes: list }) => [
      row.from,
      list.map(({ specifier }, at) => statement(row, specifier, at)).join('\n'),
    ]),
  )
  const reports = lint(files).filter(({ code }) => code === restricted)

  it.each(probes)(
    'refuses all that the row of $row.from does not name, and nothing else',
    ({ row, probes: list }) => {
      const refused = new Set(reports.filter(({ file }) => file === row.from).map(({ line }) => line))
      const allowedThough = list.filter((probe, at) => !probe.allowed && !refused.has(at + 1))
      const refusedThough = list.filter((probe, at) => probe.allowed && refused.has(at + 1))
      expect(allowedThough.map(({ specifier }) => specifier)).toEqual([])
      expect(refusedThough.map(({ specifier }) => specifier)).toEqual([])
    },
  )

  it('is tried with every folder in sight and every built-in module', () => {
    expect(repoTargets.length).toBeGreaterThan(40)
    expect(outsideTargets.filter((name) => name.startsWith('node:')).length).toBeGreaterThan(50)
    expect(reports.length).toBeGreaterThan(1000)
  })
})

describe('a row that allows some names only', () => {
  const cases: readonly (readonly [from: string, text: string, verdict: 'refused' | 'allowed'])[] = [
    ['shared/verify/types.ts', `import type { x } from '../replay/policy-engine.ts'`, 'allowed'],
    ['shared/verify/value.ts', `import { x } from '../replay/policy-engine.ts'`, 'refused'],
    ['shared/verify/late.ts', `export const x = await import('../replay/policy-engine.ts')`, 'refused'],
    ['shared/verify/other.ts', `import type { x } from '../replay/replay.ts'`, 'refused'],
    ['shared/verify/pieces/types.ts', `import type { x } from '../../replay/policy-engine.ts'`, 'allowed'],
    ['shared/verify/pieces/value.ts', `import { x } from '../../replay/policy-engine.ts'`, 'refused'],
    ['electron/ipc/bind.ts', `import { ipcMain } from 'electron'`, 'allowed'],
    ['electron/ipc/sender.ts', `import { ipcMain } from 'electron'`, 'refused'],
    ['electron/ipc/types.ts', `import type { IpcMainEvent } from 'electron'`, 'allowed'],
    ['electron/ipc/whole.ts', `import * as electron from 'electron'`, 'refused'],
    ['electron/app/main.ts', `import { ipcMain } from 'electron'`, 'refused'],
    ['electron/app/default.ts', `import electron from 'electron'`, 'refused'],
    ['electron/app/bridge.ts', `import { contextBridge } from 'electron'`, 'refused'],
    ['electron/engine-host/client.ts', `import { ipcMain } from 'electron'`, 'refused'],
    ['electron/preload/preload.ts', `import { contextBridge, ipcRenderer } from 'electron'`, 'allowed'],
    ['electron/preload/shell.ts', `import { shell } from 'electron'`, 'refused'],
    ['electron/preload/whole.ts', `import * as electron from 'electron'`, 'refused'],
  ]
  const reports = lint(new Map(cases.map(([from, text]) => [from, `${text}\n`])))

  it.each(cases)('%s: %s is %s', (from, _text, verdict) => {
    const codes = reports.filter(({ file }) => file === from).map(({ code }) => code)
    expect(codes.includes(restricted) ? 'refused' : 'allowed').toBe(verdict)
  })
})

describe('no way round the import table', () => {
  const forms: readonly (readonly [text: string, code: string])[] = [
    [`import { x } from '../casefile/open.ts'`, restricted],
    [`import type { x } from '../casefile/open.ts'`, restricted],
    [`import { type x } from '../casefile/open.ts'`, restricted],
    [`import * as x from '../casefile/open.ts'`, restricted],
    [`export { x } from '../casefile/open.ts'`, restricted],
    [`export * from '../casefile/open.ts'`, restricted],
    [`export type { x } from '../casefile/open.ts'`, restricted],
    [`export const x = await import('../casefile/open.ts')`, restricted],
    [`export const x = await import('node:fs')`, restricted],
    [`export const x = await import(name)`, 'import(no-dynamic-require)'],
    [`export type X = import('../casefile/open.ts').X`, 'typescript(consistent-type-imports)'],
    [`export const x = require('node:fs')`, 'typescript(no-require-imports)'],
    [`import x = require('node:fs')`, restricted],
    [`export const x = process.getBuiltinModule('node:fs')`, 'eslint(no-restricted-properties)'],
    [`import './../casefile/open.ts'`, restricted],
    [`import './inner/../../casefile/open.ts'`, restricted],
    [`import '../model/../casefile/open.ts'`, restricted],
    [`import '../model/.././casefile/open.ts'`, restricted],
    [`import '../../shared/casefile/open.ts'`, restricted],
    [`import '../MODEL/ids.ts'`, restricted],
  ]
  const files = new Map(forms.map(([text], at) => [`shared/findings/form-${at}.ts`, `${text}\n`]))
  const reports = lint(files)

  it.each(forms.map(([text, code], at) => ({ text, code, at })))('$text', ({ code, at }) => {
    expect(
      reports.filter(({ file }) => file === `shared/findings/form-${at}.ts`).map((found) => found.code),
    ).toContain(code)
  })
})

/** All that could be imported, from the file of a row. */
function probesOf(row: Row): readonly Probe[] {
  const repo = repoTargets
    .filter((target) => target !== row.from)
    .map((target) => ({ row, specifier: specifierOf(row.from, target), allowed: mayReach(row, target) }))
  const outside = outsideTargets.map((name) => ({ row, specifier: name, allowed: mayUse(row, name) }))
  return [...repo, ...outside]
}

function specifierOf(from: string, to: string): string {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

function mayReach(row: Row, target: string): boolean {
  if (refusedAllTheSame.some(({ from, to }) => from === row.from && to === target)) return false
  return row.repo.some((entry) => (entry.endsWith('/') ? target.startsWith(entry) : target === entry))
}

function mayUse(row: Row, name: string): boolean {
  return row.outside.includes(name) || (row.outside.includes('node:*') && name.startsWith('node:'))
}

/** Of electron, a name that the row may have; which names are whose is another test. */
function statement(row: Row, specifier: string, at: number): string {
  if (specifier !== 'electron') return `import { x as x${at} } from '${specifier}'`
  return `import { ${row.from.startsWith('electron/preload/') ? 'contextBridge' : 'app'} } from 'electron'`
}

function packagesOf(manifest: string): readonly string[] {
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >
  return [...Object.keys(parsed['dependencies'] ?? {}), ...Object.keys(parsed['devDependencies'] ?? {})]
}
