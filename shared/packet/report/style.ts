/** Type, ink and spacing are the desk's (light); measures of paper are added. */
const SHEET = `
:root{--surface:#fff;--inset:#f7f8fa;--line:#e4e8ec;--line-2:#cdd4db;--ink:#151c24;--ink-2:#44505c;--ink-3:#5d6975;--accent:#2456c7;--reproduced:#14713f;--diverged:#b3202c;--unreplayable:#6d42ab;--excepted:#07677a;
--sans:"Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--mono:"JetBrains Mono Variable","JetBrains Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color-scheme:light}
*{box-sizing:border-box}
html{background:var(--surface)}
body{margin:0 auto;max-width:1000px;padding:32px 40px 64px;font:13px/20px var(--sans);color:var(--ink);background:var(--surface);overflow-wrap:break-word}
h1{font-size:28px;line-height:36px;font-weight:600;margin:4px 0 0;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:20px;line-height:28px;font-weight:600;margin:48px 0 12px;padding-top:12px;border-top:2px solid var(--ink)}
h3{font-size:15px;line-height:24px;font-weight:600;margin:28px 0 6px}
h4{font-size:12px;line-height:16px;font-weight:600;margin:16px 0 4px;color:var(--ink-2)}
h2 .n{display:inline-block;min-width:32px;color:var(--ink-3);font-weight:400}
p{margin:0 0 8px;max-width:76ch}
.kind{font-size:12px;line-height:16px;color:var(--ink-2);margin:0}
.lead{font-size:17px;line-height:24px;margin:12px 0 20px;max-width:70ch}
.lead b,.sentence b{font-weight:600}
.sentence{font-size:15px;line-height:22px;margin:0 0 8px;max-width:80ch}
.note{color:var(--ink-2)}
.notice{border-left:3px solid var(--ink);background:var(--inset);padding:10px 14px;margin:20px 0;max-width:none}
.notice p{margin:0;max-width:90ch}
code,.m,pre{font-family:var(--mono);font-size:11px;line-height:16px;font-variant-ligatures:none;font-feature-settings:"liga" 0,"calt" 0}
code,.m{overflow-wrap:anywhere}
pre{margin:0;padding:8px 12px;background:var(--inset);border:1px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
.esc{font:500 .92em/1 var(--mono);color:var(--surface);background:var(--ink-2);border-radius:2px;padding:0 2px;unicode-bidi:isolate}
bdi{overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:none}
a.ref{font:11px/16px var(--mono);color:inherit;border-bottom:1px dotted var(--ink-3);white-space:nowrap}
dl.facts{display:grid;grid-template-columns:140px 1fr;margin:0;border-top:1px solid var(--line-2)}
dl.facts dt,dl.facts dd{margin:0;padding:6px 0;border-bottom:1px solid var(--line)}
dl.facts dt{color:var(--ink-2);padding-right:12px}
nav ol{columns:2;column-gap:40px;padding:0 0 0 24px;margin:0}
nav li{padding:1px 0 1px 4px}
nav li::marker{color:var(--ink-3)}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:16px;margin:4px 0 12px}
th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{font-size:11px;font-weight:500;color:var(--ink-2);border-bottom:1px solid var(--line-2);overflow-wrap:normal}
tbody th{font-weight:400;color:var(--ink-2);white-space:nowrap}
th.r,td.r{text-align:right;font-variant-numeric:tabular-nums}
th:last-child,td:last-child{padding-right:0}
td.k{min-width:84px}td.id{min-width:124px}
td.w,.w{white-space:nowrap;overflow-wrap:normal}
tr.total td{border-top:1px solid var(--line-2);font-weight:600}
.figures{display:flex;flex-wrap:wrap;margin:0 0 16px;border-top:1px solid var(--line-2);border-bottom:1px solid var(--line-2)}
.figures div{flex:1 1 0;min-width:110px;padding:10px 16px 8px 0}
.figures div+div{padding-left:16px;border-left:1px solid var(--line)}
.figures b{display:block;font-size:20px;line-height:28px;font-weight:600;font-variant-numeric:tabular-nums}
.figures span{font-size:11px;line-height:16px;color:var(--ink-2)}
.mark,.severity{white-space:nowrap}
.icon{width:13px;height:13px;margin-right:5px;vertical-align:-2px}
.bars{width:15px;height:12px;margin-right:6px;vertical-align:-1px}
.bars .on{fill:var(--ink)}.bars .off{fill:var(--line-2)}
.symbols{position:absolute}
.reproduced{color:var(--reproduced)}.diverged{color:var(--diverged);font-weight:600}.unreplayable{color:var(--unreplayable)}.excepted{color:var(--excepted)}
article{border-top:1px solid var(--line-2);padding:16px 0 8px;margin-top:20px}
article h3{margin:0 0 4px;font-size:13px;line-height:20px}
.says{display:flex;flex-wrap:wrap;gap:2px 20px;margin:0 0 8px;font-size:12px;line-height:18px}
.quote{margin:0 0 8px}
.quote figcaption{display:flex;flex-wrap:wrap;gap:0 16px;font-size:11px;line-height:16px;color:var(--ink-2);padding:0 0 2px}
figure{margin:0}
ul.limits{margin:0;padding:0;list-style:none;border-top:1px solid var(--line-2)}
ul.limits li{padding:7px 0;border-bottom:1px solid var(--line);max-width:none}
ul.plain{margin:0;padding:0;list-style:none}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line-2);color:var(--ink-2);font-size:11px;line-height:16px}
@media print{
body{max-width:none;padding:0;font-size:9.5pt;line-height:13.5pt}
h1{font-size:22pt;line-height:27pt}
h2{font-size:14pt;line-height:19pt;margin:22pt 0 8pt;padding-top:8pt;border-top-width:1.2pt;break-after:avoid}
h3,h4{break-after:avoid}
h3{margin:14pt 0 4pt}
.sentence,.says,article h3{break-after:avoid;break-inside:avoid}
td.k{min-width:52pt}td.id{min-width:84pt}
table{font-size:8.5pt;line-height:11.5pt}
thead{display:table-header-group}
thead th{font-size:8pt}
tr,.figures,.notice,dl.facts,figcaption,li{break-inside:avoid}
figcaption{break-after:avoid}
code,.m,pre,a.ref{font-size:7.6pt;line-height:10.6pt}
pre{orphans:3;widows:3;background:none}
pre.script{font-size:6.4pt;line-height:9pt;padding:6px 0;border-width:1px 0}
.cover{min-height:0;break-after:page}
section.from-new-page>h2{break-before:page;margin-top:0}
a{color:inherit}
.esc,.icon,.bars,.notice{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`

/**
 * The style sheet, with the case's name in the margin of every printed page. The name is hostile: each
 * character goes in as a CSS escape.
 */
export function styleSheet(margin: { readonly left: string; readonly right: string }): string {
  return `${SHEET}@page{margin:18mm 16mm 18mm;@top-left{content:${cssString(margin.left)};font:7.5pt/10pt system-ui,sans-serif;color:#44505c}@top-right{content:${cssString(margin.right)};font:7.5pt/10pt system-ui,sans-serif;color:#44505c}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7.5pt/10pt system-ui,sans-serif;color:#44505c}}
`
}

function cssString(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${escaped.join('')}"`
}
