import { readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { FUSES } from '../../electron/packaging/fuses.ts'
import { PROJECT } from './pack.ts'

const Association = z.object({
  ext: z.string(),
  name: z.string().optional(),
  icon: z.string().optional(),
  mimeType: z.string().optional(),
})
const System = z.object({
  files: z.array(z.string()),
  icon: z.string(),
  fileAssociations: z.array(Association),
})
const Settings = z.object({
  npmRebuild: z.boolean(),
  publish: z.null(),
  files: z.array(z.string()),
  asar: z.strictObject({ smartUnpack: z.boolean() }),
  asarUnpack: z.array(z.string()),
  afterPack: z.string(),
  // It knows eight of the nine: fuses.ts decides.
  electronFuses: z.undefined().optional(),
  directories: z.object({ buildResources: z.string() }),
  linux: System,
  win: System,
  mac: System.extend({ hardenedRuntime: z.literal(true), entitlements: z.string() }),
})
const settings = Settings.parse(parse(readFileSync(join(PROJECT, 'electron-builder.yml'), 'utf8')))
const systems = [
  ['linux', 'linux', settings.linux],
  ['win', 'win32', settings.win],
  ['mac', 'darwin', settings.mac],
] as const

describe('the settings of the packer', () => {
  it('rebuild nothing, publish nowhere, and put beside the archive only what the system loads', () => {
    expect(settings.npmRebuild).toBe(false)
    expect(settings.asar.smartUnpack).toBe(false)
    expect(settings.asarUnpack).toEqual(['**/*.node'])
  })

  it.each(systems.flatMap((system) => ['x64', 'arm64'].map((arch) => [...system, arch] as const)))(
    'keep of all binaries for %s the one of %s',
    (_, prefix, { files }, arch) => {
      const binaries = readdirSync(join(PROJECT, 'node_modules/better-sqlite3/prebuilds'))
      const excluded = [...settings.files, ...files]
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => pattern.slice(1).replace('${arch}', arch))
      const kept = binaries.filter(
        (file) =>
          !excluded.some((glob) => matchesGlob(`node_modules/better-sqlite3/prebuilds/${file}`, glob)),
      )
      expect(kept).toEqual([`${prefix}-${arch}.node`])
    },
  )

  it.each(systems)(
    'name for %s some file to pack: exclusions alone would pack the whole project',
    (_, __, { files }) => {
      expect(files.some((pattern) => !pattern.startsWith('!'))).toBe(true)
    },
  )

  it.each(systems)('have for %s the icons that they name', (_, __, { icon, fileAssociations }) => {
    const icons = fileAssociations.flatMap((association) => association.icon ?? [])
    for (const path of [icon, ...icons.map((name) => join(settings.directories.buildResources, name))])
      expect(() => readdirOrFile(join(PROJECT, path))).not.toThrow()
  })

  it('open both kinds of file everywhere, and the installer quotes the program for both', () => {
    const quoted = readFileSync(join(PROJECT, 'electron/packaging/installer.nsh'), 'utf8')
    for (const [, , { fileAssociations }] of systems)
      expect(fileAssociations.map(({ ext }) => ext)).toEqual(['docket', 'packet'])
    for (const { name } of settings.win.fileAssociations)
      expect(quoted).toContain(`Classes\\${name}\\shell\\open\\command" "" \`"$appExe" "%1"\``)
  })

  it('ask macOS for nothing but what V8 needs', () => {
    const plist = readFileSync(join(PROJECT, settings.mac.entitlements), 'utf8')
    expect([...plist.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ])
  })
})

describe('the fuses', () => {
  const all = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number')

  it('are all decided, strictly', () => {
    expect(all).toHaveLength(9)
    expect(all.filter((fuse) => FUSES[fuse] === undefined)).toEqual([])
    expect(FUSES.strictlyRequireAllFuses).toBe(true)
  })

  it('leave no way to run other code in the program', () => {
    const { RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments } = FuseV1Options
    for (const fuse of [RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments])
      expect(FUSES[fuse]).toBe(false)
    expect(FUSES[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true)
    expect(FUSES[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(true)
  })
})

function readdirOrFile(path: string): unknown {
  return path.endsWith('png') ? readdirSync(path) : readFileSync(path)
}
