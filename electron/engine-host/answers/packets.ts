import { basename } from 'node:path'
import { sha256 } from '../../../shared/crypto.ts'
import {
  openCaseFile,
  packetScript,
  previewPacket,
  previewRedaction,
  sealedPackets,
  sealToFile,
  signPacketFile,
  takeTimestamp,
  thisEngine,
  verifyPacketFile,
  writeTimestampQuery,
} from '../../../shared/engine.ts'
import { TIMESTAMP_LIMITS } from '../../../shared/model/timestamp.ts'
import { formatDigest } from '../../../shared/proof/digest.ts'
import { lookAtKey, makeKeyPair, openSigner, openTrusted } from '../key-files.ts'
import { holdFile } from '../held-file.ts'
import { authoritiesIn, vouchedAuthorities } from '../keys/authorities.ts'
import { trustedKeys } from '../keys/trusted-keys.ts'
import { readSmallBytes } from '../read-small-file.ts'
import { acting } from '../surroundings.ts'
import { writeVerifyPage } from '../verify-page.ts'
import { conditions } from './conditions.ts'
import { evaluator } from './evaluator.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

export const packetsCalls = {
  'packet.preview': ({ filter, ...input }, by) => previewPacket(caseOf(input, by), { filter, where: [] }),
  'packet.sealed': ({ before, limit, ...input }, by) => sealedPackets(caseOf(input, by), { before, limit }),
  'packet.script': () => ({ text: packetScript() }),
  'packet.page': async ({ out }, { files }) => {
    const path = files.path(out)
    return { name: basename(path), ...(await writeVerifyPage(path, { there: 'replace' })) }
  },
  'key.look': async ({ file }, { files }) => {
    const { beside, ...look } = await lookAtKey(files.path(file))
    return { ...look, beside: beside === undefined ? null : await holdFile(files, beside) }
  },
  'authority.look': async ({ file }, { files }) => ({
    certificates: (await authoritiesIn(files.path(file))).map(({ der, subject, until }) => ({
      subject,
      until,
      sha256: formatDigest(sha256(der)),
    })),
  }),
} satisfies Partial<CallTable>

export const packetsJobs = {
  'packet.seal': async (input, { files, passphrase: ask, signal, onProgress }) => {
    const signers = []
    for (const { key, passphrase } of input.keys)
      signers.push(
        await openSigner(files.path(key), passphrase === undefined ? ask : () => Promise.resolve(passphrase)),
      )
    using file = openCaseFile(files.path(input.case), 'read-write')
    return await sealToFile(file, files.path(input.out), {
      ...acting,
      filter: input.filter,
      where: conditions(input.where),
      redact: input.redact,
      previous: input.previous === undefined ? undefined : files.path(input.previous),
      signers,
      signal,
      onProgress,
    })
  },
  'packet.redaction': async (input, { files }) => {
    using file = openCaseFile(files.path(input.case), 'read-only')
    const choice = { filter: input.filter, where: conditions(input.where) }
    return await previewRedaction(file, choice, input.redact, evaluator)
  },
  'packet.sign': async ({ packet, key: { key, passphrase } }, { files, passphrase: ask, signal }) => {
    const signer = await openSigner(
      files.path(key),
      passphrase === undefined ? ask : () => Promise.resolve(passphrase),
    )
    return signPacketFile(files.path(packet), signer, signal)
  },
  'packet.timestampRequest': async ({ packet, out, signer }, { files }) => {
    const path = files.path(out)
    return { name: basename(path), ...(await writeTimestampQuery(files.path(packet), path, signer)) }
  },
  'packet.timestampAnswer': async (input, { files, signal }) => {
    const path = files.path(input.answer)
    const { answerBytes } = TIMESTAMP_LIMITS
    const given = {
      name: basename(path),
      answer: await readSmallBytes(path, answerBytes),
      query:
        input.query === undefined ? undefined : await readSmallBytes(files.path(input.query), answerBytes),
      authorities: await vouchedAuthorities(input.authorities.map((token) => files.path(token))),
    }
    return takeTimestamp(files.path(input.packet), given, signal)
  },
  'packet.verify': async (input, { files, folder, signal, onProgress }) => {
    const handedIn = await Promise.all(input.trust.map((token) => openTrusted(files.path(token))))
    const trusted = await trustedKeys(handedIn, input.store ? folder : undefined)
    const verifiedAt = acting.now().toISOString()
    const began = performance.now()
    const report = await verifyPacketFile(files.path(input.packet), {
      trusted,
      authorities: await vouchedAuthorities(input.authorities.map((token) => files.path(token))),
      reperform: input.reperform ? { evaluator } : undefined,
      disclosure: input.disclosure === undefined ? undefined : files.path(input.disclosure),
      signal,
      onProgress,
    })
    const tookMs = Math.round(performance.now() - began)
    const stated = report.stated === null ? null : { ...report.stated, counts: { ...report.stated.counts } }
    return { ...report, stated, verifiedAt, tookMs, engines: thisEngine().engines }
  },
  'key.create': async ({ out, passphrase }, { files }) => {
    const { privateKey, publicKey, keyid } = await makeKeyPair(
      files.path(out).replace(/(\.key)?\.pem$/, ''),
      passphrase,
    )
    return {
      privateKey: await holdFile(files, privateKey),
      publicKey: await holdFile(files, publicKey),
      keyid,
    }
  },
} satisfies Partial<JobTable>
