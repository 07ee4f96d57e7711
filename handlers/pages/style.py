"""How the report's page looks: one column, the reader's own light or dark, and ink on paper."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--quiet:#566070;--line:#9aa4b2;--fill:#2f6f8f;--soft:#dde5ec}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--paper:#14181d;--quiet:#a8b2bf;--line:#6d7783;--fill:#6cb6d9;--soft:#2b333c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:2rem;line-height:1.15;margin:0}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--soft)}
.lead{color:var(--quiet);margin:.35rem 0 1.5rem}
.note{color:var(--quiet)}
.numbers{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(7.4rem,1fr));gap:.75rem}
.numbers li{border:1px solid var(--soft);border-radius:.5rem;padding:.75rem}
.numbers b{display:block;font-size:1.35rem;line-height:1.2}
.numbers span{color:var(--quiet);font-size:.85rem}
figure{margin:1rem 0}
figure svg{width:100%;height:auto;max-width:30rem}
figcaption{color:var(--quiet);font-size:.85rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.75rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--soft)}
thead th{color:var(--quiet);font-weight:600}
tbody th{font-weight:600}
.hidden{color:var(--quiet)}
blockquote{margin:.75rem 0;padding-left:.9rem;border-left:3px solid var(--fill)}
@media (max-width:34rem){
thead{position:absolute;left:-999rem}
tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--soft)}
th,td{display:block;border:0;padding:.1rem 0}
td[data-head]::before{content:attr(data-head) ": ";color:var(--quiet)}
}
@media print{
:root{--ink:#000;--paper:#fff;--quiet:#444;--line:#777;--fill:#2f6f8f;--soft:#ccc}
body{font-size:11pt}main{max-width:none;padding:0}
h2{break-after:avoid}figure,tr,blockquote,.numbers li{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
""".strip()
