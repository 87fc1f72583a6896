import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FUSES } from '../../electron/packaging/fuses.ts'
import { headerHash } from './archive.ts'
import type { Packed } from './pack.ts'

const ALL_FUSES = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number')

/** Throws where a fuse of a packed program is not as it should be. */
export async function checkFuses({ program }: Packed): Promise<string> {
  const wire = await getCurrentFuseWire(program)
  const wrong = ALL_FUSES.filter(
    (fuse) => wire[fuse] !== (FUSES[fuse] ? FuseState.ENABLE : FuseState.DISABLE),
  )
  if (wrong.length > 0) throw new Error(`not so: ${wrong.map((fuse) => FuseV1Options[fuse]).join(', ')}`)
  return `${ALL_FUSES.length} fuses`
}

/** Throws unless the program knows the digest of its archive's header. */
export async function checkIntegrity(packed: Packed): Promise<string> {
  const hash = headerHash(packed.archive)
  const recorded = packed.system === 'mac' ? await inBundle(packed) : await inProgram(packed)
  if (recorded !== hash) throw new Error(`recorded ${recorded}, is ${hash}`)
  return `SHA-256 ${hash.slice(0, 12)}…`
}

async function inBundle({ program }: Packed): Promise<string | undefined> {
  const plist = await readFile(join(program, 'Contents/Info.plist'), 'utf8')
  const [, record = ''] =
    /<key>ElectronAsarIntegrity<\/key>\s*<dict>\s*<key>Resources\/app\.asar<\/key>\s*<dict>(.*?)<\/dict>/s.exec(
      plist,
    ) ?? []
  const [, algorithm] = /<key>algorithm<\/key>\s*<string>(\w+)<\/string>/.exec(record) ?? []
  const [, hash] = /<key>hash<\/key>\s*<string>(\w+)<\/string>/.exec(record) ?? []
  return algorithm === 'SHA256' ? hash : undefined
}

/** From the program's resources: the names of the one that Electron looks for, in UTF-16, then its JSON. */
async function inProgram({ program }: Packed): Promise<string | undefined> {
  const bytes = await readFile(program)
  const names = ['INTEGRITY', 'ELECTRONASAR'].every((name) => bytes.includes(Buffer.from(name, 'utf16le')))
  const [, hash] =
    /\[\{"file":"resources\\\\app\.asar","alg":"SHA256","value":"(\w+)"\}\]/.exec(bytes.toString('latin1')) ??
    []
  return names ? hash : undefined
}

/** Throws where macOS is told of more than the app needs. */
export async function checkInfoPlist({ program }: Packed): Promise<void> {
  const plist = await readFile(join(program, 'Contents/Info.plist'), 'utf8')
  const keys = [...plist.matchAll(/<key>(NS[^<]*)<\/key>/g)].map(([, key]) => key)
  if (keys.join() !== 'NSHumanReadableCopyright') throw new Error(`it has ${keys.join(', ')}`)
}

/** Throws where Chromium's words in other languages are packed. */
export async function checkLocales({ system, folder, program }: Packed): Promise<string> {
  const frameworks = join(program, 'Contents/Frameworks/Electron Framework.framework/Versions/A/Resources')
  const locales = await readdir(system === 'mac' ? frameworks : join(folder, 'locales'))
  const expected = system === 'mac' ? 'en.lproj' : 'en-US.pak'
  if (locales.join() !== expected) throw new Error(`it holds ${locales.join(', ')}`)
  return expected
}
