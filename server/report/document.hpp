// document.hpp - a document as its parts, before it becomes a page to print or plain text.
//
// The texts in it are people's own and may hold anything; the writers make them safe. Pure values; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/language.hpp"

namespace jamsides::report {

struct Paragraph {
  std::string text;
};
struct List {
  std::vector<std::string> lines;
};
/// Each row has as many cells as `head`; the first says what the row is about.
struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};
/// Lines to write on by hand, each after its words.
struct Blanks {
  std::vector<std::string> words;
};
using Block = std::variant<Paragraph, List, Table, Blanks>;

struct Section {
  std::string heading;
  std::vector<Block> blocks;
};

struct Document {
  Language language = Language::sv;
  std::string title;
  std::vector<std::string> about;  // under the title, a line each
  std::vector<Section> sections;
  std::vector<std::string> foot;

  /// Adds a section; one with nothing in it says `otherwise`.
  void section(std::string heading, std::vector<Block> blocks, std::string otherwise = {});
};

/// An upright page for screen and A4; refers to the style sheet `css_path`.
std::string document_html(const Document& document, std::string_view css_path);

/// UTF-8, lines end in LF, no line of ours is longer than its words. A text of several lines is indented, so
/// that none of its lines stands where a heading does.
std::string document_text(const Document& document);

/// What document_text has of the section below its heading, without a line break at its end.
std::string section_text(const Section& section);

}  // namespace jamsides::report
