import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { checkDesktop, checkInstallerScript } from './associations.ts'
import { sha256 } from './archive.ts'
import type { Claims } from './claims.ts'
import type { System } from './made-up/electron.ts'
import { type Packed, VERSION } from './pack.ts'

interface Where {
  /** electron-builder's output. */
  readonly output: string
  /** What the made-up tools were given. */
  readonly records: string
  /** 7-Zip. */
  readonly tool: string
}

const NAMES: Readonly<Record<System, readonly string[]>> = {
  linux: ['amd64.deb', 'arm64.AppImage', 'arm64.deb', 'arm64.tar.gz', 'x64.tar.gz', 'x86_64.AppImage'],
  win: ['arm64.exe', 'arm64.zip', 'x64.exe', 'x64.zip'],
  mac: ['arm64.zip', 'x64.zip'],
}

/** What is claimed of the files that are handed out, and of what went into those that cannot be made here. */
export async function checkInstallers(
  claims: Claims,
  packed: readonly Packed[],
  { output, records, tool }: Where,
): Promise<void> {
  const system = packed[0]?.system ?? 'linux'
  const name = (end: string) => `docket-${VERSION}-${system}-${end}`
  await claims.holds(`${system}: the files to hand out have fixed names`, async () => {
    const files = (await readdir(output)).filter((file) => /\.(deb|AppImage|tar\.gz|zip|exe)$/.test(file))
    const expected = NAMES[system].map(name)
    if (files.toSorted().join() !== expected.join()) throw new Error(`they are ${files.join(', ')}`)
    return `${files.length} files`
  })
  for (const app of packed) {
    const [suffix, read] = system === 'linux' ? (['tar.gz', fromTar] as const) : (['zip', fromZip] as const)
    await claims.holds(`${app.name}: the .${suffix} holds the same app.asar`, async () => {
      const inner = `${system === 'linux' ? name(app.arch) : ''}/${relative(app.folder, app.archive)}`
      const bytes = await read(join(output, name(`${app.arch}.${suffix}`)), inner.replace(/^\//, ''), tool)
      if (sha256(bytes) !== sha256(await readFile(app.archive))) throw new Error('it holds another one')
    })
  }
  if (system === 'linux') await checkLinux(claims, name, records)
  if (system === 'win')
    for (const arch of ['x64', 'arm64'])
      await claims.holds(`win ${arch}: the installer registers .docket and .packet`, () =>
        checkInstallerScript(join(records, 'makensis', `${name(arch)}.exe.nsi`)),
      )
}

async function checkLinux(claims: Claims, name: (end: string) => string, records: string): Promise<void> {
  for (const arch of ['amd64', 'arm64']) {
    const deb = join(records, 'fpm', name(`${arch}.deb`))
    await claims.holds(`deb ${arch}: a desktop entry, both kinds of file, icons`, () =>
      checkDesktop(deb, 'usr/share/applications/docket.desktop', '/opt/Docket/docket %F'),
    )
    await claims.holds(`deb ${arch}: maintainer, licence and dependencies are said`, async () => {
      const args = JSON.parse(await readFile(join(deb, 'arguments.json'), 'utf8')) as readonly string[]
      const after = (option: string) => args[args.indexOf(option) + 1] ?? ''
      if (!/^[\w ]+ <\S+@\S+>$/.test(after('--maintainer'))) throw new Error(after('--maintainer'))
      if (after('--license') !== 'Apache-2.0' || after('--architecture') !== arch)
        throw new Error(args.join(' '))
      const depends = args.filter((_, at) => args[at - 1] === '-d')
      if (!depends.includes('libgtk-3-0') || args.includes('--deb-recommends'))
        throw new Error(depends.join())
      return `${depends.length} dependencies`
    })
  }
  for (const arch of ['x86_64', 'arm64']) {
    const image = join(records, 'mksquashfs', name(`${arch}.AppImage`))
    await claims.holds(
      `AppImage ${arch}: a desktop entry that keeps the sandbox, both kinds of file, icons`,
      () => checkDesktop(image, 'docket.desktop', 'AppRun %U'),
    )
  }
}

async function fromZip(archive: string, path: string, tool: string): Promise<Buffer> {
  return output(tool, ['x', '-so', archive, path])
}

async function fromTar(archive: string, path: string): Promise<Buffer> {
  return output('tar', ['-xzOf', archive, path])
}

async function output(program: string, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null && stdout.length > 0) resolve(stdout)
      else reject(new Error(`${program} ${args.join(' ')}: ${stderr.toString('utf8')}`, { cause: error }))
    })
  })
}
