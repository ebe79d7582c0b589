/** The messenger's own fonts, for pages that are not of the app. */
export const FONTS = '<link rel="stylesheet" href="/fonts.css">'

/** The look of the reference: talk is ink, commerce is paper, here as a ruled ledger. Colours by docs/design.md. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f3f5f2, #15142e);
  --paper: light-dark(#ffffff, #24234a);
  --plate: light-dark(#e4e9e4, #302f5c);
  --ink: light-dark(#1b1a3a, #ecebfa);
  --muted: light-dark(#5a5b78, #a9a8cc);
  --verdigris: light-dark(#00675b, #5fd3c0);
  --pomegranate: light-dark(#b3123f, #ff8ca6);
  --saffron: #ffc53d;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 20px; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.45 FiraGO, 'Fira Sans', system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
.awning {
  height: 12px;
  background: repeating-linear-gradient(90deg, var(--verdigris) 0 24px, var(--saffron) 24px 36px, var(--paper) 36px 56px);
}
.page { max-width: 1180px; margin: 0 auto; padding: 20px 20px 52px; }
header h1 { font-size: 34px; line-height: 1.2; margin: 20px 0 8px; }
header p { max-width: 34em; color: var(--muted); margin: 0 0 12px; }
h1, h2 { font-family: Piazzolla, 'Noto Serif Georgian', 'Songti SC', 'Noto Serif SC', FiraGO, serif; font-weight: 600; text-wrap: balance; hyphens: auto; overflow-wrap: break-word; }
h2 { font-size: 22px; margin: 52px 0 12px; padding-bottom: 8px; border-bottom: 2px solid var(--ink); }
h3 { font-size: 17px; margin: 0; overflow-wrap: anywhere; font-weight: 600; }
a { color: var(--verdigris); text-underline-offset: 3px; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--verdigris); outline-offset: 2px; border-radius: 4px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; }
nav a { padding: 10px 0; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 13px; }
pre {
  margin: 0; padding: 12px; background: var(--plate); border-radius: 6px;
  overflow-x: auto; line-height: 1.6; tab-size: 2;
}
article { background: var(--paper); border-radius: 6px; padding: 20px; margin: 12px 0; }
article > p { margin: 8px 0 12px; max-width: 60em; }
.verb {
  display: inline-block; min-width: 64px; padding: 2px 8px; margin-inline-end: 8px; border-radius: 4px;
  background: var(--plate); font-size: 13px; text-align: center;
}
.verb.writes { background: var(--saffron); color: #1b1a3a; }
.needs { color: var(--muted); font-size: 13px; }
table { width: 100%; border-collapse: collapse; margin: 0 0 12px; }
th, td { text-align: start; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--plate); overflow-wrap: anywhere; }
th { font-size: 13px; font-weight: 400; color: var(--muted); }
td.status { color: var(--pomegranate); white-space: nowrap; }
tr:target { background: var(--plate); }
details { margin-top: 8px; }
summary { cursor: pointer; padding: 12px 0; min-height: 44px; color: var(--verdigris); }
.index { columns: 3 240px; padding: 0; margin: 0 0 12px; list-style: none; }
.index a { display: block; padding: 4px 0; overflow-wrap: anywhere; }
@media (max-width: 480px) {
  .codes thead { display: none; }
  .codes tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--plate); }
  .codes td { border: 0; padding: 4px 0; }
  .codes td:last-child { grid-column: 1 / -1; padding-bottom: 12px; }
  .page { padding: 12px 20px 32px; }
  article { padding: 12px; }
  header h1 { font-size: 28px; }
}
`
