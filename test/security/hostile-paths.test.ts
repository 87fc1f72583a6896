import { describe, expect, it } from 'vitest'
import { passphrase } from '../../electron/cli/passphrase.ts'
import { openTrusted } from '../../electron/engine-host/key-files.ts'
import { openText } from '../../shared/intake/source/text-source.ts'

const ENDLESS = {
  code: 'FILE_UNREADABLE',
  message: '/dev/zero cannot be read: it is longer than 65536 bytes',
}

describe.skipIf(process.platform !== 'linux')('paths that are no ordinary file', () => {
  it('reads no key from an endless device', async () => {
    await expect(openTrusted('/dev/zero')).rejects.toMatchObject(ENDLESS)
  })

  it('reads no passphrase from an endless device', async () => {
    await expect(passphrase('/dev/zero', '', 'packet')).rejects.toMatchObject(ENDLESS)
  })

  it('calls a file whose first read fails unreadable, not a bug', async () => {
    await expect(openText('/proc/self/mem')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  })
})
