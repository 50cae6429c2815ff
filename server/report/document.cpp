// document.cpp - the page and the plain text of a document; see document.hpp.
#include "report/document.hpp"

#include <algorithm>

#include "base/overloaded.hpp"
#include "report/html_text.hpp"

namespace jamsides::report {
namespace {

bool is_empty(const Block& block) {
  return std::visit(
      overloaded{[](const Paragraph& p) { return p.text.empty(); },
                 [](const List& l) { return l.lines.empty(); }, [](const Table& t) { return t.rows.empty(); },
                 [](const Blanks& b) { return b.words.empty(); }},
      block);
}

std::string table_html(const Table& table, std::string_view heading) {
  std::string out = "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(heading) +
                    "\">\n<table>\n<thead><tr>";
  for (const auto& cell : table.head) out += "<th scope=\"col\">" + escaped(cell) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += i == 0 ? "<th scope=\"row\">" + escaped(row[i]) + "</th>" : "<td>" + escaped(row[i]) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n";
}

std::string block_html(const Block& block, std::string_view heading) {
  return std::visit(overloaded{[](const Paragraph& p) { return "<p>" + escaped(p.text) + "</p>\n"; },
                               [](const List& l) {
                                 std::string out = "<ul>\n";
                                 for (const auto& line : l.lines) out += "<li>" + escaped(line) + "</li>\n";
                                 return out + "</ul>\n";
                               },
                               [&](const Table& t) { return table_html(t, heading); },
                               [](const Blanks& b) {
                                 std::string out;
                                 for (const auto& words : b.words)
                                   out += "<p class=\"blank\">" + escaped(words) + "</p>\n";
                                 return out;
                               }},
                    block);
}

/// `text` with every line after the first moved in.
std::string indented(std::string_view text, std::string_view by) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  return out;
}

std::string row_text(const Table& table, const std::vector<std::string>& row) {
  std::string out = "- " + indented(row.front(), "    ") + '\n';
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (!row[i].empty()) out += "    " + table.head[i] + ": " + indented(row[i], "      ") + '\n';
  }
  return out;
}

std::string block_text(const Block& block) {
  return std::visit(overloaded{[](const Paragraph& p) { return indented(p.text, "  ") + '\n'; },
                               [](const List& l) {
                                 std::string out;
                                 for (const auto& line : l.lines) out += "- " + indented(line, "    ") + '\n';
                                 return out;
                               },
                               [](const Table& t) {
                                 std::string out;
                                 for (const auto& row : t.rows) out += row_text(t, row);
                                 return out;
                               },
                               [](const Blanks& b) {
                                 std::string out;
                                 for (const auto& words : b.words) out += words + " ________________\n";
                                 return out;
                               }},
                    block);
}

}  // namespace

void Document::section(std::string heading, std::vector<Block> blocks, std::string otherwise) {
  std::erase_if(blocks, is_empty);
  if (blocks.empty() && !otherwise.empty()) blocks.emplace_back(Paragraph{std::move(otherwise)});
  if (!blocks.empty()) sections.push_back({std::move(heading), std::move(blocks)});
}

std::string document_html(const Document& document, std::string_view css_path) {
  std::string out = page_begin(document.language, document.title, css_path, "upright");
  out += "<h1>" + escaped(document.title) + "</h1>\n";
  for (const auto& line : document.about) out += "<p class=\"about\">" + escaped(line) + "</p>\n";
  for (const auto& section : document.sections) {
    out += "<section>\n<h2>" + escaped(section.heading) + "</h2>\n";
    for (const auto& block : section.blocks) out += block_html(block, section.heading);
    out += "</section>\n";
  }
  if (!document.foot.empty()) {
    out += "<footer>\n";
    for (const auto& line : document.foot) out += "<p>" + escaped(line) + "</p>\n";
    out += "</footer>\n";
  }
  return out.append(page_end());
}

std::string section_text(const Section& section) {
  std::string out;
  for (const auto& block : section.blocks) out += block_text(block);
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string document_text(const Document& document) {
  std::string out = document.title + "\n====\n\n";
  for (const auto& line : document.about) out += indented(line, "  ") + '\n';
  for (const auto& section : document.sections) {
    out += '\n' + section.heading + "\n----\n";
    for (const auto& block : section.blocks) out += block_text(block);
  }
  if (!document.foot.empty()) out += '\n';
  for (const auto& line : document.foot) out += line + '\n';
  return out;
}

}  // namespace jamsides::report
