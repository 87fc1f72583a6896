import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { passphrase } from '../../electron/cli/passphrase.ts'
import { openTrusted } from '../../electron/engine-host/key-files.ts'
import { openPacketEnvelope } from '../../shared/engine/seal/packet-envelope.ts'
import { verifyPacketFile } from '../../shared/engine/verify/verify-packet-file.ts'
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

  it('waits at no pipe for a packet, nor for what was withheld from one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hostile-paths-'))
    try {
      const pipe = join(folder, 'q2.packet')
      execFileSync('mkfifo', [pipe])
      const refused = { code: 'FILE_UNREADABLE', message: `${pipe} cannot be read: it is no regular file` }
      await expect(verifyPacketFile(pipe, { trusted: [] })).rejects.toMatchObject(refused)
      await expect(openPacketEnvelope(pipe)).rejects.toMatchObject(refused)
      const disclosure = { trusted: [], disclosure: pipe }
      await expect(verifyPacketFile('/proc/self/exe', disclosure)).rejects.toMatchObject(refused)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
