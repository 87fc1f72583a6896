import { mkdir } from 'node:fs/promises'
import { extractAll } from '@electron/asar'
import { checkDocumentTypes } from './associations.ts'
import type { Claims } from './claims.ts'
import { checkBytes, checkFiles, checkNative } from './content.ts'
import { checkFuses, checkInfoPlist, checkIntegrity, checkLocales } from './guards.ts'
import type { Packed } from './pack.ts'
import { checkTerms } from './terms.ts'

/** What is claimed of an app in its folder. `extracted` is where its archive is unpacked to, and stays. */
export async function checkApp(claims: Claims, packed: Packed, extracted: string): Promise<void> {
  const { name, archive, system } = packed
  await mkdir(extracted, { recursive: true })
  extractAll(archive, extracted)
  await claims.holds(`${name}: all fuses are as fuses.ts says`, () => checkFuses(packed))
  if (system !== 'linux')
    await claims.holds(`${name}: the program knows the digest of its archive`, () => checkIntegrity(packed))
  await claims.holds(`${name}: the archive holds what is needed, and nothing of development`, () =>
    checkFiles(packed),
  )
  await claims.holds(`${name}: beside it lies better-sqlite3's own file, and nothing else`, () =>
    checkNative(packed),
  )
  await claims.holds(`${name}: each file is as the archive's header says, none brings its sources`, () =>
    checkBytes(packed, extracted),
  )
  await claims.holds(`${name}: the terms of all that is in it are in it`, () => checkTerms(packed))
  await claims.holds(`${name}: of Chromium's languages only ours`, () => checkLocales(packed))
  if (system === 'mac') {
    await claims.holds(`${name}: Info.plist asks for no network, camera or microphone`, () =>
      checkInfoPlist(packed),
    )
    await claims.holds(`${name}: it opens .docket and .packet`, () => checkDocumentTypes(packed))
  }
}
