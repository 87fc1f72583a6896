import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Packed } from './pack.ts'

const TYPES = {
  docket: { media: 'application/vnd.docket.case+sqlite3', kind: 'Docket case', role: 'Editor', icon: 'case' },
  packet: {
    media: 'application/vnd.docket.packet+zip',
    kind: 'Docket packet',
    role: 'Viewer',
    icon: 'packet',
  },
} as const
const EXTENSIONS = Object.entries(TYPES)

/** Throws unless a Linux package brings a desktop entry, both kinds of file and the icons. `root` is that of a system. */
export async function checkDesktop(root: string, entry: string, runs: string): Promise<string> {
  const desktop = await readFile(join(root, entry), 'utf8')
  const lines = desktop.split('\n')
  const wanted = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Docket',
    `Exec=${runs}`,
    'Icon=docket',
    'Terminal=false',
    'StartupWMClass=docket',
    'Categories=Office;',
    `MimeType=${EXTENSIONS.map(([, { media }]) => `${media};`).join('')}`,
  ]
  lacks(
    wanted.filter((line) => !lines.includes(line)),
    desktop,
  )
  const mime = await readFile(join(root, 'usr/share/mime/packages/docket.xml'), 'utf8')
  lacks(
    EXTENSIONS.filter(
      ([extension, { media }]) =>
        !new RegExp(
          `<mime-type type="${media.replaceAll(/[.+]/g, String.raw`\$&`)}">[^!]*?<glob pattern="\\*\\.${extension}"/>`,
        ).test(mime),
    ).map(([extension]) => extension),
    mime,
  )
  const icons = join(root, 'usr/share/icons/hicolor')
  const sizes = await readdir(icons)
  for (const size of sizes) {
    const png = await readFile(join(icons, size, 'apps/docket.png'))
    if (`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` !== size) throw new Error(`an icon is not ${size}`)
  }
  return `${sizes.length} icons`
}

/** Throws unless the script of the Windows installer registers both kinds of file. */
export async function checkInstallerScript(script: string): Promise<void> {
  const text = await readFile(script, 'utf8')
  const wanted = [
    ['docket', 'Docket.Case', TYPES.docket],
    ['packet', 'Docket.Packet', TYPES.packet],
  ] as const
  lacks(
    wanted
      .map(
        ([extension, id, { kind, icon }]) =>
          `!insertmacro APP_ASSOCIATE "${extension}" "${id}" "${kind}" "$INSTDIR\\resources\\${icon}.ico" "Open with Docket"`,
      )
      .concat('electron/packaging/installer.nsh"', '!macro registerFileAssociations')
      .filter((line) => !text.includes(line)),
    text.slice(0, 4000),
  )
}

/** Throws unless the bundle says which files it opens, as what, and with which icon. */
export async function checkDocumentTypes({ program }: Packed): Promise<void> {
  const plist = await readFile(join(program, 'Contents/Info.plist'), 'utf8')
  const entries = [...plist.matchAll(/<dict>\s*<key>CFBundleTypeExtensions<\/key>.*?<\/dict>/gs)].map(
    ([entry]) => entry.replaceAll(/\s+/g, ''),
  )
  for (const [extension, { kind, role, icon, media }] of EXTENSIONS) {
    const parts = [
      `<string>${extension}</string>`,
      `<string>${role}</string>`,
      `<string>${icon}.icns</string>`,
    ]
    const entry = entries.find((text) => parts.every((part) => text.includes(part)))
    if (entry === undefined || !plist.includes(kind) || !plist.includes(media))
      throw new Error(`no entry for .${extension} among\n${entries.join('\n')}`)
    const resources = join(program, 'Contents/Resources')
    const used = await readFile(join(resources, `${icon}.icns`))
    if (used.toString('latin1', 0, 4) !== 'icns') throw new Error(`${icon}.icns is no icon`)
  }
}

function lacks(missing: readonly string[], of: string): void {
  if (missing.length > 0) throw new Error(`it lacks\n${missing.join('\n')}\nand is\n${of}`)
}
