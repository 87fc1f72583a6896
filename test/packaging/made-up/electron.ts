import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { zipFolder } from './zip-folder.ts'

// An Electron in form only, for machines that cannot fetch the real one: all that a packer reads, moves and changes.

export type System = 'linux' | 'win' | 'mac'

/** What a binary carries so that fuses can be set in it: the sentinel, a version, how many, and one character each. */
function fuseWire(fuses: string): string {
  return `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(fuses.length)}${fuses}`
}

/** As Electron comes: 1 is on, 0 is off, in the order of the fuses' numbers. */
const FUSES_AS_DELIVERED = '101100011'

/** As electron-builder names them. */
const PLATFORMS: Readonly<Record<System, string>> = { linux: 'linux', win: 'win32', mac: 'darwin' }

interface Wanted {
  readonly system: System
  readonly version: string
  /** Fuses beyond those that Electron has. */
  readonly moreFuses?: number
}

/** Makes a folder for `electronDist`, with the archives in which Electron is handed out. */
export async function makeElectron(folder: string, wanted: Wanted): Promise<void> {
  const content = join(folder, 'content')
  await makeContent(content, wanted)
  for (const arch of ['x64', 'arm64']) {
    const name = `electron-v${wanted.version}-${PLATFORMS[wanted.system]}-${arch}.zip`
    await zipFolder(content, join(folder, name))
  }
}

async function makeContent(folder: string, { system, version, moreFuses = 0 }: Wanted): Promise<void> {
  const write = async (path: string, text: string, mode = 0o644): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text, { encoding: 'latin1', mode })
  }
  const wire = fuseWire(FUSES_AS_DELIVERED + '1'.repeat(moreFuses))
  await write('version', version)
  await write('LICENSE', 'Terms of the made-up Electron.\n')
  await write('LICENSES.chromium.html', '<p>Terms of the made-up Chromium.</p>\n')
  switch (system) {
    case 'linux':
      await write('electron', `#!/bin/sh\n# ${wire}\nexit 1\n`, 0o755)
      await write('chrome-sandbox', '', 0o755)
      await localesOf('locales', 'pak', write)
      return
    case 'win':
      await localesOf('locales', 'pak', write)
      await writeFile(
        join(folder, 'electron.exe'),
        Buffer.concat([await readFile(realProgram), Buffer.from(wire, 'latin1')]),
      )
      return
    case 'mac':
      await makeBundle(write, wire)
  }
}

/** Its resources are read and written as a real program's: one that is installed anyway. */
const realProgram = join(import.meta.dirname, '../../../node_modules/7zip-bin/win/x64/7za.exe')

type Write = (path: string, text: string, mode?: number) => Promise<void>

async function localesOf(folder: string, extension: string, write: Write): Promise<void> {
  for (const locale of ['en-US', 'de', 'ja']) await write(`${folder}/${locale}.${extension}`, '')
}

async function makeBundle(write: Write, wire: string): Promise<void> {
  const contents = 'Electron.app/Contents'
  const framework = `${contents}/Frameworks/Electron Framework.framework`
  await write(`${contents}/Info.plist`, infoPlist('Electron', MORE_THAN_NEEDED))
  await write(`${contents}/MacOS/Electron`, '#!/bin/sh\n', 0o755)
  await write(`${contents}/Resources/electron.icns`, '')
  for (const locale of ['en', 'de']) await write(`${contents}/Resources/${locale}.lproj/locale.pak`, '')
  await write(`${framework}/Electron Framework`, wire, 0o755)
  for (const locale of ['en', 'de'])
    await write(`${framework}/Versions/A/Resources/${locale}.lproj/locale.pak`, '')
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`
    await write(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, infoPlist(name, ''))
    await write(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, '#!/bin/sh\n', 0o755)
  }
}

/** As the real one has it. */
const MORE_THAN_NEEDED = `
    <key>NSAppTransportSecurity</key>
    <dict><key>NSAllowsArbitraryLoads</key><true/></dict>
    <key>NSCameraUsageDescription</key>
    <string>This app needs access to the camera</string>
    <key>NSMicrophoneUsageDescription</key>
    <string>This app needs access to the microphone</string>`

function infoPlist(name: string, more: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <key>CFBundleExecutable</key>
    <string>${name}</string>
    <key>CFBundleIconFile</key>
    <string>electron.icns</string>
    <key>CFBundleIdentifier</key>
    <string>com.github.Electron</string>
    <key>CFBundleName</key>
    <string>${name}</string>${more}
    <key>LSMinimumSystemVersion</key>
    <string>12.0</string>
  </dict>
</plist>
`
}
