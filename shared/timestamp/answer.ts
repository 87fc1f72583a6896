import { PKIStatus, SignedData, type SignerInfo, TimeStampResp } from 'pkijs'
import { TIMESTAMP_LIMITS } from '../model/timestamp.ts'
import { asFault } from './certificate.ts'
import { boundDer, type DerElement, elementsOf, oneElement } from './der.ts'
import { readTokenInfo, type TokenInfo } from './token-info.ts'
import { TimestampFault } from './timestamp-fault.ts'

/** An answer taken apart (RFC 3161, 2.4.2): nothing of it is verified. */
export interface Answer {
  readonly info: TokenInfo
  /** The bytes of `info`, as they were signed. */
  readonly content: Uint8Array
  readonly signer: SignerInfo
  /** The certificates that came along, as DER: whoever carried the answer may have put in others. */
  readonly certificates: readonly Uint8Array[]
}

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const MAX_CERTIFICATES = 32
const SEQUENCE = 0x30
const CERTIFICATES = 0xa0
const OCTET_STRING = 0x04

/** Takes a DER TimeStampResp apart. The bytes are hostile. Throws TimestampFault. */
export function openAnswer(bytes: Uint8Array): Answer {
  if (bytes.length > TIMESTAMP_LIMITS.answerBytes)
    throw new TimestampFault(`it is larger than ${TIMESTAMP_LIMITS.answerBytes} bytes`)
  boundDer(bytes, 'the answer')
  const signed = signedDataOf(bytes)
  const { eContentType } = signed.encapContentInfo
  if (eContentType !== TST_INFO)
    throw new TimestampFault(`what is signed is of the type ${eContentType}, and no timestamp`)
  const [signer, ...others] = signed.signerInfos
  if (signer === undefined || others.length > 0)
    throw new TimestampFault(`${signed.signerInfos.length} sign it, and one must`)
  const { content, certificates } = partsOf(bytes)
  return { info: readTokenInfo(content), content, signer, certificates }
}

function signedDataOf(bytes: Uint8Array): SignedData {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(bytes))
    // Granted, or granted with changes (2.4.2); of any other there is no token.
    if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
      throw refusal(status)
    if (timeStampToken === undefined) throw new TimestampFault('the authority gave no timestamp')
    if (timeStampToken.contentType !== SIGNED_DATA) throw new TimestampFault('its token is not signed data')
    return new SignedData({ schema: timeStampToken.content as unknown })
  } catch (cause) {
    throw asFault('it is no answer of a timestamping authority', cause)
  }
}

function refusal({ status, statusStrings = [] }: TimeStampResp['status']): TimestampFault {
  const words = statusStrings.map(({ valueBlock }) => valueBlock.value.toWellFormed()).join(' ')
  return new TimestampFault(
    `the authority refused, with status ${status}${words === '' ? '' : `: ${JSON.stringify(words.slice(0, 120))}`}`,
  )
}

/** The exact bytes of what was signed and of each certificate, which the library does not keep. */
function partsOf(bytes: Uint8Array): Pick<Answer, 'content' | 'certificates'> {
  const [, token] = inside(oneElement(bytes, 'the answer'))
  const [, wrapped] = inside(token)
  const signed = inside(inside(wrapped)[0])
  const [, eContent] = inside(signed.find(({ tag }) => tag === SEQUENCE))
  const [octets] = inside(eContent)
  if (octets?.tag !== OCTET_STRING) throw new TimestampFault('what is signed does not stand in one piece')
  const certificates = inside(signed.find(({ tag }) => tag === CERTIFICATES))
    .filter(({ tag }) => tag === SEQUENCE)
    .map(({ whole }) => whole)
  if (certificates.length > MAX_CERTIFICATES)
    throw new TimestampFault(`it brings more than ${MAX_CERTIFICATES} certificates`)
  return { content: octets.content, certificates }
}

function inside(element: DerElement | undefined): readonly DerElement[] {
  return element === undefined ? [] : [...elementsOf(element.content, 'the answer')]
}
