// SPDX-License-Identifier: MIT
// The style sheet of the report page: light, dark and print.
#pragma once

namespace unknot::cli {

inline constexpr auto report_style = R"css(
:root { color-scheme: light dark; --ink: #1f2a2e; --soft: #5b6b70; --line: #d8dfe1; --page: #fbfcfc; --card: #fff;
  --work: #25695a; --hold: #7390c4; --rest: #c47d18; --pause: #9a78b0; --away: #c9d3d6; --off: #eef2f3;
  --l0: #e9eeef; --l1: #bfe0d6; --l2: #86c4b3; --l3: #4b9d89; --l4: #1f6a59; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ecee; --soft: #9fb0b5; --line: #344247; --page: #151b1d;
  --card: #1d2528; --work: #3f9a85; --hold: #a9c2ea; --rest: #e5ab55; --pause: #b79bcb; --away: #45545a; --off: #232d30;
  --l0: #263135; --l1: #2b594d; --l2: #33796a; --l3: #47a48f; --l4: #7fdcc5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 60rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1.25rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem;
  display: grid; grid-row: span 2; grid-template-rows: subgrid; gap: 0; }
.figures dt, .more dt { color: var(--soft); font-size: .9rem; }
.figures dd { margin: 0; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures small { display: block; font-size: .85rem; font-weight: 400; color: var(--soft); white-space: normal; }
.more { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1.25rem 0 0; }
.more dd { margin: 0; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between;
  margin-bottom: .75rem; color: var(--soft); }
.product { font-weight: 600; color: var(--work); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; } nav a { color: var(--work); }
.bars { display: grid; grid-template-columns: max-content 1fr max-content max-content; gap: .3rem .75rem; margin: 0;
  padding: 0; list-style: none; font-size: .9rem; font-variant-numeric: tabular-nums; align-items: center; }
.bars li { display: contents; } .bars li > span:first-child, .bars .head { color: var(--soft); }
.bars .head span, .figure { text-align: right; } .figure:last-child:nth-child(3) { grid-column: 3 / 5; text-align: left; }
.track { display: flex; height: 1.1rem; } .track i { min-width: 2px; }
.track i:first-child { border-radius: .2rem 0 0 .2rem; } .track i:last-child { border-radius: 0 .2rem .2rem 0; }
.track i:first-child:last-child { border-radius: .2rem; }
.day { position: relative; padding: 0 .75rem; } .hours, .line, .marks { position: relative; }
.hours { height: 1.3rem; font-size: .8rem; color: var(--soft); }
.hours span { position: absolute; transform: translateX(-50%); }
.line { height: 2rem; } .line i { position: absolute; top: 0; bottom: 0; }
.marks { height: 1.2rem; } .marks i { position: absolute; top: .35rem; width: .65rem; height: .65rem; margin-left: -.325rem;
  border-radius: 50%; }
.day-hours { display: flex; gap: 2px; margin: 0; padding: 0; list-style: none; max-width: 40rem; font-size: .8rem;
  color: var(--soft); text-align: center; }
.day-hours li { flex: 1 1 0; min-width: 0; } .column { display: flex; flex-direction: column; justify-content: flex-end;
  height: 6rem; }
.calendar { display: flex; flex-wrap: wrap; gap: 1rem; } .calendar figure { flex: 1 1 20rem; max-width: 32rem; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .6rem 0 0; padding: 0; list-style: none;
  color: var(--soft); font-size: .9rem; }
.key svg { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; vertical-align: -.05rem; }
.work { fill: var(--work); background: var(--work); } .hold { fill: var(--hold); background: var(--hold); }
.rest { fill: var(--rest); background: var(--rest); } .pause { fill: var(--pause); background: var(--pause); }
.away { fill: var(--away); background: var(--away); } .off { fill: var(--off); background: var(--off); }
.taken { fill: var(--rest); background: var(--rest); } .offered { fill: var(--away); background: var(--away); }
.not-taken { fill: var(--card); stroke: var(--soft); stroke-width: 1.5; background: var(--card);
  border: 1.5px solid var(--soft); }
.l0 { fill: var(--l0); } .l1 { fill: var(--l1); } .l2 { fill: var(--l2); } .l3 { fill: var(--l3); } .l4 { fill: var(--l4); }
details { margin-top: 1.5rem; } summary { cursor: pointer; color: var(--soft); }
table { border-collapse: collapse; margin-top: .75rem; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
td.word, th.word { text-align: left; }
thead th { color: var(--soft); font-weight: 500; }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 40rem) { body { padding: 1.25rem .9rem 2rem; } .figures { grid-template-columns: 1fr 1fr; gap: .5rem; }
  .figures div { padding: .6rem .7rem; } .figures dd { font-size: 1.1rem; white-space: normal; }
  .more { grid-template-columns: 1fr; gap: 0; }
  .more dd { margin-bottom: .4rem; } .bars { gap: .3rem .5rem; font-size: .8rem; } .hours span:nth-child(even) { display: none; }
  th, td { padding: .2rem .25rem; font-size: .75rem; overflow-wrap: anywhere; } }
@media print { :root { color-scheme: light; --page: #fff; font-size: 80%; } body { max-width: none; padding: 0; }
  .figures div { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } nav, details:not([open]) { display: none; }
  h2 { break-after: avoid; } figure, .day-hours { break-inside: avoid; }
  .bars { row-gap: .1rem; } .bars:not(:has(.head)) { break-inside: avoid; }
  .key { break-before: avoid; } .figures dd { font-size: 1.15rem; } }
)css";

}  // namespace unknot::cli
