// print_css.cpp - the style sheet of every printed page, for screen and paper: the checklist lies, the rest
// stand.
#include "report/checklist.hpp"

namespace jamsides::report {

std::string_view print_css() {
  return R"(html { font: 1rem/1.4 system-ui, sans-serif; color: #111; background: #fff; }
main { max-width: 75rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.375rem; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.scale { list-style: none; margin: 0 0 1rem; padding: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #555; padding: 0.375rem 0.5rem; vertical-align: top; text-align: left; }
th { font-weight: 600; }
tbody th { font-weight: 400; min-width: 16rem; }
th.score, td.score { text-align: center; }
td.comment { min-width: 12rem; overflow-wrap: anywhere; }
tfoot th, tfoot td { font-weight: 600; border-top-width: 2px; }
time { font-weight: 400; white-space: nowrap; }
.upright { max-width: 50rem; }
.upright h2 { font-size: 1.0625rem; margin: 1.25rem 0 0.375rem; }
.upright p, .upright ul { margin: 0 0 0.5rem; }
.upright ul { padding-left: 1.25rem; }
.upright { hyphens: auto; }
.upright li, .upright p { overflow-wrap: anywhere; }
.upright td { overflow-wrap: break-word; }
.upright tbody th { min-width: 8rem; overflow-wrap: anywhere; }
@media (max-width: 30rem) {
  .upright table { font-size: 0.875rem; }
  .upright th, .upright td { padding: 0.25rem; }
}
.about { color: #444; }
.blank { border-bottom: 1px solid #555; padding-bottom: 1.25rem; }
footer { margin-top: 1.5rem; border-top: 1px solid #555; padding-top: 0.5rem; font-size: 0.8125rem; }
footer p { overflow-wrap: anywhere; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  @page upright { size: A4 portrait; margin: 14mm; }
  .upright { page: upright; max-width: none; font-size: 10pt; }
  .upright h2 { break-after: avoid; font-size: 11pt; margin-top: 4mm; }
  .upright li { break-inside: avoid; }
  .upright th, .upright td { padding: 0.8mm 1.5mm; }
  footer { font-size: 8pt; }
  html { font-size: 9pt; }
  main { max-width: none; margin: 0; padding: 0; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
}
)";
}

}  // namespace jamsides::report
