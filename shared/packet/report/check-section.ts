import { html, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'
import { VERIFY_SCRIPT } from './verify-script.ts'

/** What a pass does not prove, in the words of the manifest. */
export function limitsSection({ manifest }: ReportFacts): Html {
  return html`<section class="from-new-page">
    <h2 id="limits"><span class="n">9</span>What a pass does not prove</h2>
    <p>
      When every check holds, the packet is what the holder of the key sealed, each quoted record stands in
      the file that was imported, and the decisions, replays and findings follow from it. It does not prove:
    </p>
    <ul class="limits">
      ${manifest.limits.map((limit) => html`<li>${limit}</li> `)}
    </ul>
  </section> `
}

/** Run in a shell, in a folder that holds NAME.packet and TRUSTED.pem. A test runs this very text. */
const SHELL = `unzip -q NAME.packet -d packet && cd packet
# 1. The key: this must be the fingerprint that the signer told you.
openssl pkey -pubin -in ../TRUSTED.pem -outform DER | sha256sum
# 2. The signature, over what DSSE has signed. Of several signatures, the one by your key must verify.
grep -o '"payload":"[^"]*"' statement.dsse.json | cut -d '"' -f 4 | base64 -d > ../payload.json
{ printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < ../payload.json)"
  cat ../payload.json; } > ../signed
grep -o '"sig":"[^"]*"' statement.dsse.json | cut -d '"' -f 4 | while read -r sig; do
  printf %s "$sig" | base64 -d > ../signature
  openssl pkeyutl -verify -rawin -pubin -inkey ../TRUSTED.pem -in ../signed -sigfile ../signature
done
# 3. The digest of every entry that was signed, and that there is no other.
grep -o '{"digest":{"sha256":"[0-9a-f]*"},"name":"[^"]*"}' ../payload.json |
  sed 's/.*"sha256":"\\(.*\\)"},"name":"\\(.*\\)"}/\\1  \\2/' > ../SHA256SUMS
sha256sum -c --quiet ../SHA256SUMS &&
  test "$(find . ! -type d | wc -l)" -eq "$(($(wc -l < ../SHA256SUMS) + 1))" && echo "every digest holds"`

/** As `SHELL`, after it, with AUTHORITY.pem beside TRUSTED.pem. A test runs this very text. */
const TIMESTAMP_SHELL = `grep -o '"sig":"[^"]*","timestamps":\\["[^"]*"' statement.dsse.json | cut -d '"' -f 4,8 |
  while IFS='"' read -r sig answer; do
    printf %s "$sig" | base64 -d > ../signature
    printf %s "$answer" | base64 -d > ../answer.tsr
    openssl ts -reply -in ../answer.tsr -text
    openssl ts -verify -data ../signature -in ../answer.tsr -CAfile ../AUTHORITY.pem
  done`

/** The exact commands, with nothing but common tools. */
export function checkSection({ keyids, manifest }: ReportFacts): Html {
  return html`<section class="from-new-page">
    <h2 id="check"><span class="n">10</span>How to check this packet</h2>
    <p>
      Get the signer's public key, or its fingerprint, from the signer, not from this packet:
      <span class="m">keys/</span> is there for convenience. The packet is sealed with:
    </p>
    <ul class="plain">
      ${keyids.map((id) => html`<li class="m">${id}</li>`)}
    </ul>
    <h3>With Docket</h3>
    <pre>docket verify NAME.packet --trust TRUSTED.pem --reperform</pre>
    <p class="note">
      Runs every check and lists them all; rebuilds the decisions from the records, replays them and finds
      their findings again. Made with ${manifest.tool.name} ${manifest.tool.version}.
    </p>
    <h3>With unzip, openssl and sha256sum</h3>
    <p>
      In a shell, in a folder with the packet and the key. It must say
      <code>Signature Verified Successfully</code> for your key, then <code>every digest holds</code>. Needs
      OpenSSL 3.
    </p>
    <pre>${lines(SHELL)}</pre>
    <h3>When it was signed</h3>
    <p>
      A timestamp (RFC 3161) may have been added since, beside a signature and over its bytes. With the
      authority's certificate, from the authority, this says what time it gives, and
      <code>Verification: OK</code> where it holds; it says nothing where there is none.
    </p>
    <pre>${lines(TIMESTAMP_SHELL)}</pre>
    <h3>With a page of Python</h3>
    <p>
      This checks the signature, every digest, every inclusion proof and the custody chain. Run it as
      <code>python3 verify_packet.py NAME.packet TRUSTED.pem</code>; it needs Python 3 and openssl, and
      nothing else.
    </p>
    <pre class="script">${lines(VERIFY_SCRIPT)}</pre>
  </section> `
}

/** Our own text in its lines: a line break is meant there. */
function lines(text: string): Html {
  const parts = text.trimEnd().split('\n')
  return { markup: parts.map((line) => html`${line}`.markup).join('\n') }
}
