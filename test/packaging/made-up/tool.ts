import { copyFileSync, cpSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

// Stands for a program that electron-builder would download to write an installer. It keeps what it was given, in the
// folder that DOCKET_PACK_RECORDS names, and leaves a file where the installer should be.

const [name = '', ...args] = process.argv.slice(2)
const records = process.env['DOCKET_PACK_RECORDS'] ?? ''
const folder = join(records, name)
mkdirSync(folder, { recursive: true })

switch (name) {
  case 'fpm':
    keepPackage()
    break
  case 'mksquashfs':
    keepImage()
    break
  case 'makensis':
    keepScript()
    break
  default:
    // wine and desktop-file-validate: nothing depends on what they do.
    break
}

/** fpm: options, then SOURCE=TARGET for each file of the package. */
function keepPackage(): void {
  const target = after('-t')
  const file = after('--package')
  writeFileSync(file, `made up ${target}\n`)
  const kept = join(folder, basename(file))
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, 'arguments.json'), JSON.stringify(args))
  for (const argument of args) {
    const [, source, destination] = /^(\/.*)=(\/.*)$/.exec(argument) ?? []
    if (source === undefined || destination === undefined || !statSync(source).isFile()) continue
    mkdirSync(join(kept, dirname(destination)), { recursive: true })
    copyFileSync(source, join(kept, destination))
  }
}

/** mksquashfs: FOLDER OUTPUT -offset BYTES … Leaves room for the runtime that is then written to its head. */
function keepImage(): void {
  const [stage = '', output = ''] = args
  writeFileSync(output, '')
  truncateSync(output, Number(after('-offset')) + 4096)
  cpSync(stage, join(folder, basename(output)), { recursive: true })
}

/** makensis: -DNAME=VALUE … -XOutFile "FILE", and the script on stdin. */
function keepScript(): void {
  const script = readFileSync(0, 'utf8')
  const file = args.find((argument) => argument.startsWith('-XOutFile '))?.slice('-XOutFile '.length) ?? ''
  const installer = file.replaceAll('"', '')
  writeFileSync(installer, '')
  // An installer is as large as what it installs, which electron-builder holds it to.
  const archives = args.flatMap((argument) => /^-DAPP_(?:64|ARM64)=(.*)$/.exec(argument)?.[1] ?? [])
  truncateSync(
    installer,
    archives.reduce((sum, archive) => sum + statSync(archive).size, 1024 * 1024),
  )
  const uninstaller = args.find((argument) => argument.startsWith('-DUNINSTALLER_OUT_FILE='))
  const isUninstaller = args.includes('-DBUILD_UNINSTALLER')
  if (isUninstaller && uninstaller !== undefined)
    writeFileSync(uninstaller.replace(/^.*=(?:Z:)?/, '').replaceAll('\\', '/'), '')
  const kept = join(folder, `${basename(installer)}${isUninstaller ? '.uninstaller' : ''}.nsi`)
  writeFileSync(kept, `${args.join('\n')}\n${script}`)
}

function after(option: string): string {
  return args[args.indexOf(option) + 1] ?? ''
}
