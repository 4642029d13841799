[#macro chart row panel]
<svg class="[=panel.side]" viewBox="0 0 560 220" role="img" aria-label="[=row.title] of the [#if panel.side == "old"]old app[#else]container[/#if], in [=row.unit]">
[#list panel.values as tick]
<line class="grid[#if tick?is_first] ground[/#if]" x1="54" x2="546" y1="[=tick.at]" y2="[=tick.at]"/>
<text class="axis" x="47" y="[=tick.at]" dy="4" text-anchor="end">[=tick.label]</text>
[/#list]
<text class="unit" x="47" y="20" text-anchor="end">[=row.unit]</text>
[#list panel.times as tick]
<line class="tick" x1="[=tick.at]" x2="[=tick.at]" y1="190" y2="194"/>
<text class="axis" x="[=tick.at]" y="209" text-anchor="[=tick.anchor]">[=tick.label]</text>
[/#list]
[#list panel.marks as mark]
<line class="mark" x1="[=mark.x]" x2="[=mark.x]" y1="6" y2="190"/>
<text class="phase" x="[=mark.text]" y="[=mark.y]" text-anchor="[=mark.anchor]">[=mark.label]</text>
[/#list]
[#if panel.area?has_content]
<path class="area" d="[=panel.area]"/>
[/#if]
[#if panel.pale?has_content]
<path class="pale" d="[=panel.pale]"/>
[/#if]
[#if panel.line?has_content]
<path class="line" d="[=panel.line]"/>
[/#if]
[#list panel.dots as dot]
<circle class="dot" cx="[=dot.x]" cy="[=dot.y]" r="4"/>
[/#list]
[#list panel.bars as bar]
<rect class="bar" x="[=bar.x]" y="[=bar.y]" width="[=bar.width]" height="[=bar.height]" rx="1"/>
[/#list]
[#if panel.spotless!false]
<text class="none" x="300" y="120" text-anchor="middle">no wrong answer</text>
[/#if]
[#if panel.limitAt??]
<line class="limit" x1="54" x2="546" y1="[=panel.limitAt]" y2="[=panel.limitAt]"/>
<text class="limit" x="542" y="[=panel.limitAt]" dy="-6" text-anchor="end">[=panel.limit]</text>
[#elseif panel.limit??]
<text class="limit" x="542" y="56" text-anchor="end">[=panel.limit] ↑</text>
[/#if]
[#list panel.rests as rest]
<rect class="rest" x="[=rest.x]" y="42" width="[=rest.width]" height="148"><title>[=rest.told]</title></rect>
[/#list]
</svg>
[/#macro]
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Migration of [=app]</title>
<style>
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --ink: #12161c; --soft: #545d6b; --faint: #798393; --edge: #e1e5eb; --grid: #e9ecf1;
  --old: #b26a00; --new: #1d63d8; --bad: #c62f2f; --good: #157f4d; --good-tint: #e6f4ec; --bad-tint: #fbe9e9; --rest: #1d63d814;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161a21; --ink: #e9edf3; --soft: #a6b0be; --faint: #7d8796; --edge: #272d37; --grid: #222832;
    --old: #e5a54b; --new: #6ca4ff; --bad: #ff7f78; --good: #4fc98f; --good-tint: #13291f; --bad-tint: #301a1b; --rest: #6ca4ff1f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1200px; margin: 0 auto; padding: 40px 24px 56px; }
h1 { font-size: 34px; line-height: 1.15; letter-spacing: -.02em; margin: 4px 0 6px; overflow-wrap: anywhere; }
h2 { font-size: 18px; letter-spacing: -.01em; margin: 0; }
p { margin: 0; }
.over { color: var(--faint); font-size: 12px; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; }
.soft { color: var(--soft); overflow-wrap: anywhere; }
.verdict { display: flex; gap: 16px; align-items: flex-start; margin: 26px 0 18px; padding: 18px 20px; border-radius: 14px; background: var(--card); border: 1px solid var(--edge); }
.verdict.passed { background: var(--good-tint); border-color: transparent; }
.verdict.beyond { background: var(--bad-tint); border-color: transparent; }
.verdict strong { display: block; font-size: 19px; letter-spacing: -.01em; }
.verdict ul { margin: 6px 0 0; padding-left: 18px; }
.verdict svg { flex: none; width: 30px; height: 30px; margin-top: 1px; }
.passed svg { color: var(--good); } .beyond svg { color: var(--bad); } .waiting svg { color: var(--faint); }
.tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px; margin-bottom: 34px; }
.card { background: var(--card); border: 1px solid var(--edge); border-radius: 14px; padding: 18px 20px; }
.tile .name { color: var(--soft); font-size: 14px; }
.tile .value { font-size: 34px; line-height: 1.2; font-weight: 650; letter-spacing: -.03em; }
.tile .value small { font-size: 17px; font-weight: 500; letter-spacing: 0; color: var(--soft); margin-left: 3px; }
.tile.beyond .value { color: var(--bad); }
.meter { height: 6px; border-radius: 3px; background: var(--grid); margin: 10px 0 8px; overflow: hidden; }
.meter svg { display: block; width: 100%; height: 6px; }
.meter rect { fill: var(--new); } .tile.beyond .meter rect { fill: var(--bad); }
.tile .foot { display: flex; justify-content: space-between; gap: 12px; color: var(--soft); font-size: 13px; }
.heads, .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
.heads { position: sticky; top: 0; z-index: 1; background: var(--page); padding: 10px 0; font-weight: 650; }
.heads span, .who { display: flex; align-items: center; gap: 9px; }
.heads i, .who i { width: 11px; height: 11px; border-radius: 50%; background: var(--old); flex: none; }
i.container { background: var(--new) !important; }
.who { display: none; font-size: 14px; font-weight: 600; margin-bottom: 6px; }
.row { margin: 0 0 26px; }
.row header { display: flex; gap: 4px 12px; align-items: baseline; flex-wrap: wrap; margin-bottom: 9px; }
.row header p { color: var(--soft); font-size: 13px; }
.pair .card { padding: 10px 10px 6px; }
.pair svg { display: block; width: 100%; height: auto; font-size: 12px; }
svg.old { --side: var(--old); } svg.container { --side: var(--new); }
.grid { stroke: var(--grid); } .ground, .tick { stroke: var(--faint); }
.axis { fill: var(--soft); } .unit { fill: var(--faint); }
.mark { stroke: var(--faint); stroke-dasharray: 2 3; } .phase { fill: var(--soft); font-weight: 600; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.line, .pale { fill: none; stroke: var(--side); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.pale { stroke-width: 1.5; opacity: .42; } .area { fill: var(--side); opacity: .14; } .dot { fill: var(--side); }
.bar { fill: var(--bad); } .none { fill: var(--faint); font-size: 13px; }
line.limit { stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 6 4; }
text.limit { fill: var(--ink); font-weight: 600; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.rest { fill: transparent; } .rest:hover { fill: var(--rest); }
.below { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; align-items: start; }
ol { list-style: none; margin: 12px 0 0; padding: 0; }
ol li { position: relative; padding: 0 0 13px 24px; }
ol li::before { content: ""; position: absolute; left: 4px; top: 7px; width: 9px; height: 9px; border-radius: 50%; background: var(--new); }
ol li.began::before { background: var(--card); box-shadow: inset 0 0 0 2px var(--new); }
ol li.fell::before, ol li.back::before { background: var(--bad); }
ol li:not(:last-child)::after { content: ""; position: absolute; left: 8px; top: 20px; bottom: -4px; width: 1px; background: var(--edge); }
ol b { font-weight: 600; } ol span { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin-top: 10px; font-size: 14px; }
th, td { text-align: right; padding: 7px 0 7px 14px; border-top: 1px solid var(--edge); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: 13px; }
td:first-child, td:last-child { color: var(--soft); }
footer { color: var(--faint); font-size: 13px; margin-top: 26px; overflow-wrap: anywhere; }
@media (max-width: 820px) {
  main { padding: 24px 14px 40px; }
  .tiles, .pair, .below { grid-template-columns: 1fr; }
  .heads { display: none; } .who { display: flex; }
  .pair svg { font-size: 15px; }
}
@media print { .heads { position: static; } .card, .row { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<p class="over">From systemd to Docker</p>
<h1>[=app]</h1>
<p class="soft">on [=server][#if span?has_content], measured from [=span][/#if]</p>
[#if !measured]
<section class="verdict waiting">
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><circle cx="12" cy="12" r="10"/><path d="M12 7v5l3 2"/></svg>
<div><strong>Nothing was measured yet.</strong><p class="soft">The phase soak asks both apps, minute by minute.</p></div>
</section>
[#elseif passed]
<section class="verdict passed">
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3 6-6.5"/></svg>
<div><strong>The container keeps to its limits.</strong><p class="soft">It answers as it should, as soon as it should, and does not grow. [#if taken]It has taken over.[#else]It may take over.[/#if]</p></div>
</section>
[#else]
<section class="verdict beyond">
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"><circle cx="12" cy="12" r="10"/><path d="M12 7v6"/><path d="M12 16.8v.1"/></svg>
<div><strong>The container goes beyond its limits[#if taken], though it has taken over.[#else], and may not take over.[/#if]</strong>
<ul>
[#list reasons as reason]
<li>[=reason]</li>
[/#list]
</ul></div>
</section>
[/#if]
[#if measured]
<section class="tiles">
[#list tiles as tile]
<div class="card tile[#if tile.beyond] beyond[/#if]">
<p class="name">[=tile.name]</p>
<p class="value">[=tile.value]<small>[=tile.unit]</small></p>
<div class="meter"><svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect width="[=tile.share]" height="6" rx="1"/></svg></div>
<p class="foot"><span>old app [=tile.old]</span><span>limit [=tile.limit]</span></p>
</div>
[/#list]
</section>
<div class="heads"><span><i></i>Old app, by systemd</span><span><i class="container"></i>Container, by Docker</span></div>
[#list rows as row]
<section class="row">
<header><h2>[=row.title]</h2><p>[=row.note]</p></header>
<div class="pair">
[#list row.panels as panel]
<div class="card"><p class="who">[#if panel.side == "old"]<i></i>Old app, by systemd[#else]<i class="container"></i>Container, by Docker[/#if]</p>
[@chart row panel/]
</div>
[/#list]
</div>
</section>
[/#list]
[/#if]
<div class="below">
<section class="card"><h2>Phases</h2>
[#if marks?has_content]
<ol>
[#list marks as mark]
<li class="[=mark.word]"><b>[=mark.phase]</b> [#if mark.word == "fell"]fell back to the old app[#elseif mark.word == "back"]went back to the old app[#else][=mark.word][/#if]<br><span>[=mark.at] UTC, [=mark.by]</span></li>
[/#list]
</ol>
[#else]
<p class="soft">Nothing was begun.</p>
[/#if]
</section>
[#if measured]
<section class="card"><h2>Figures</h2>
<table>
[#list table as line]
[#if line?is_first]
<thead><tr><th></th><th>[=line.old]</th><th>[=line.container]</th><th>[=line.limit]</th></tr></thead>
<tbody>
[#else]
<tr><td>[=line.name]</td><td>[=line.old]</td><td>[=line.container]</td><td>[=line.limit]</td></tr>
[/#if]
[/#list]
</tbody>
</table>
</section>
[/#if]
</div>
<footer>[=how]</footer>
</main>
</body>
</html>
