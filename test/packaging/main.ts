import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtApp } from '../fixtures/built-app.ts'
import { checkApp } from './apps.ts'
import { Claims, say } from './claims.ts'
import { checkInstallers } from './installers.ts'
import { makeElectron, type System } from './made-up/electron.ts'
import { makeTools } from './made-up/tools.ts'
import { ELECTRON, pack, type Packed, TARGETS } from './pack.ts'
import { checkRunning, runsHere } from './running.ts'

// `npm run pack:check`: packs for three systems with the project's own settings, and looks at what came out.

const started = performance.now()
const work = await mkdtemp(join(tmpdir(), 'docket-pack-'))
const claims = new Claims()
try {
  await builtApp()
  const records = join(work, 'records')
  const env = await makeTools(join(work, 'tools'), records)
  for (const system of Object.keys(TARGETS) as System[]) await checkSystem(system, records, env)
} finally {
  await rm(work, { recursive: true, force: true })
}
process.exitCode = claims.end()
say(`${((performance.now() - started) / 1000).toFixed(0)} s`)

async function checkSystem(
  system: System,
  records: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  say(`\n${system}`)
  const electron = join(work, 'electron', system)
  const output = join(work, 'packed', system)
  await makeElectron(electron, { system, version: ELECTRON })
  let packed: readonly Packed[] = []
  await claims.holds(`${system}: electron-builder accepts the settings and packs`, async () => {
    packed = await pack({ system, targets: TARGETS[system], electron, output, env })
  })
  for (const app of packed) {
    const extracted = join(work, 'extracted', app.name)
    await checkApp(claims, app, extracted)
    if (runsHere(app)) await checkRunning(claims, app, extracted, join(work, 'home'))
  }
  if (packed.length > 0)
    await checkInstallers(claims, packed, { output, records, tool: env['ELECTRON_BUILDER_7ZIP_PATH'] ?? '' })
  if (system === 'linux') await checkRefusals(electron, env)
}

/** That the checks of the settings and of the fuses can fail. */
async function checkRefusals(electron: string, env: Readonly<Record<string, string>>): Promise<void> {
  const how = {
    system: 'linux',
    targets: ['dir'],
    archs: ['x64'],
    env,
    output: join(work, 'refused'),
  } as const
  await claims.refuses('linux: a setting that there is not is refused', /unknown property '\w+'/, () =>
    pack({ ...how, electron, settings: ['-c.noSuchSetting=1'] }),
  )
  const later = join(work, 'electron/later')
  await makeElectron(later, { system: 'linux', version: ELECTRON, moreFuses: 1 })
  await claims.refuses(
    'linux: an Electron with a fuse that fuses.ts does not name is refused',
    /The fuse wire in the Electron binary has 10 fuses/,
    () => pack({ ...how, electron: later }),
  )
}
