import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flipFuses } from '@electron/fuses'
import { type AfterPackContext, Arch } from 'electron-builder'
import { FUSES } from './fuses.ts'
import { asksForMore, withoutKeys } from './info-plist.ts'
import { thirdPartyNotices } from './third-party.ts'

/** What electron-builder does not do by itself. Runs once a packed folder is whole and before it is signed. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, packager, arch } = context
  const isMac = context.electronPlatformName === 'darwin'
  const contents = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents')
  const resources = isMac ? join(contents, 'Resources') : join(appOutDir, 'resources')
  await writeFile(join(resources, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(packager.projectDir))
  if (isMac) {
    // electron-builder lets the app load anything over any connection, for an updater that Docket has not.
    const path = join(contents, 'Info.plist')
    await writeFile(path, withoutKeys(await readFile(path, 'utf8'), asksForMore))
  }
  // Its own table of fuses knows eight of the nine, and is not strict.
  await flipFuses(programIn(context), {
    ...FUSES,
    // An app for Apple silicon starts only with some signature, and the one it had is broken by now.
    resetAdHocDarwinSignature: isMac && arch === Arch.arm64 && process.platform === 'darwin',
  })
}

/** The file, or on macOS the bundle, that holds Electron's binary. */
function programIn({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const { productFilename } = packager.appInfo
  switch (electronPlatformName) {
    case 'darwin':
      return join(appOutDir, `${productFilename}.app`)
    case 'win32':
      return join(appOutDir, `${productFilename}.exe`)
    default:
      return join(appOutDir, packager.config.linux?.executableName ?? productFilename)
  }
}
