import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { path7za } from '7zip-bin'

const TOOL = join(import.meta.dirname, 'tool.ts')

/** Where electron-builder looks for the programs that write installers, as environment variables. */
export async function makeTools(folder: string, records: string): Promise<Readonly<Record<string, string>>> {
  const at = (path: string) => join(folder, path)
  const program = async (path: string, name: string): Promise<void> => {
    await mkdir(dirname(at(path)), { recursive: true })
    await writeFile(at(path), `#!/bin/sh\nexec '${process.execPath}' '${TOOL}' ${name} "$@"\n`, {
      mode: 0o755,
    })
  }
  await program('fpm', 'fpm')
  for (const name of ['mksquashfs', 'desktop-file-validate']) await program(`appimage/${name}`, name)
  for (const arch of ['x64', 'arm64']) {
    await mkdir(at('appimage/runtimes'), { recursive: true })
    await writeFile(at(`appimage/runtimes/runtime-${arch}`), 'made-up runtime\n')
    await mkdir(at(`appimage/lib/${arch}`), { recursive: true })
  }
  await program('nsis/linux/makensis', 'makensis')
  await writeFile(at('nsis/elevate.exe'), '')
  await mkdir(at('nsis-resources/plugins/x86-unicode'), { recursive: true })
  await program('bin/wine', 'wine')
  // This one is real. Packed into a package it loses the bit that lets it run.
  await copyFile(path7za, at('7za'))
  await chmod(at('7za'), 0o755)
  return {
    PATH: `${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    ELECTRON_BUILDER_7ZIP_PATH: at('7za'),
    CUSTOM_FPM_PATH: at('fpm'),
    APPIMAGE_TOOLS_PATH: at('appimage'),
    ELECTRON_BUILDER_NSIS_DIR: at('nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: at('nsis-resources'),
    DOCKET_PACK_RECORDS: records,
  }
}
