// notes_written.cpp - see notes_written.hpp.
#include "report/notes_written.hpp"

#include "domain/notes_rules.hpp"
#include "report/notes_parts.hpp"
#include "report/times.hpp"

namespace jamsides::report {
namespace {

/// What anybody in the group sees: the rows that are everyone's.
constexpr view::Audience kAnybody{};

std::string day_and_time(UtcMillis at) { return stockholm_day(at) + ' ' + stockholm_time(at); }

/// `text` without the line breaks around it.
std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of('\n'), last = text.find_last_not_of('\n');
  return first == text.npos ? std::string() : text.substr(first, last - first + 1);
}

/// Lines that begin with "- " become a list, each with what is moved in below it; what stands between lists
/// is one paragraph, blank lines and all, so that in plain text none of its lines can pose as a heading.
std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks;
  const auto add = [&](const std::string& line) {
    auto* list = blocks.empty() ? nullptr : std::get_if<List>(&blocks.back());
    if (line.starts_with("- ")) {
      if (!list) list = &std::get<List>(blocks.emplace_back(List{}));
      list->lines.push_back(line.substr(2));
    } else if (list && line.starts_with("  ")) {
      const auto words = line.find_first_not_of(' ');
      if (words != line.npos) list->lines.back() += '\n' + line.substr(words);
    } else {
      if (blocks.empty() || list) blocks.emplace_back(Paragraph{});
      std::get<Paragraph>(blocks.back()).text += line + '\n';
    }
  };
  std::size_t from = 0;
  for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', from)) {
    add(text.substr(from, end - from));
    from = end + 1;
  }
  add(text.substr(from));
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) paragraph->text = trimmed(paragraph->text);
  }
  std::erase_if(blocks, [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph && paragraph->text.empty();
  });
  return blocks;
}

void add_standing(Document& to, const Notes& n, const notes::Notes& written) {
  if (written.is_settled()) {
    to.about.push_back(n.say({"Justerade {}. De kan inte ändras; rättelser står sist.",
                              "Approved {}. They cannot be changed; corrections stand last."},
                             {day_and_time(written.settled)}));
    return;
  }
  to.about.push_back(n.say({"Utkast, inte justerade än. Version {}, skriven {} av {}.",
                            "A draft, not approved yet. Version {}, written {} by {}."},
                           {std::to_string(written.version), day_and_time(written.at),
                            seat_of(n.group(), written.by, n.from.language)}));
}

void add_approvals(Document& to, const Notes& n, const notes::Notes& written) {
  List list;
  for (const auto& [organisation, at] : written.approved) {
    list.lines.push_back(n.say({"{}: justerade {}", "{}: approved {}"},
                               {organisation_name(n.group(), organisation), day_and_time(at)}));
  }
  for (const auto organisation : notes::awaited(n.group(), n.meeting.id)) {
    list.lines.push_back(n.say({"{}: inte än", "{}: not yet"}, {organisation_name(n.group(), organisation)}));
  }
  to.section(n.say({"Justering", "Approval"}), {std::move(list)});
}

void add_corrections(Document& to, const Notes& n, const notes::Notes& written) {
  List list;
  for (const auto& each : written.corrections) {
    list.lines.push_back(seat_of(n.group(), each.by, n.from.language) + ", " + day_and_time(each.at) + ": " +
                         each.text);
  }
  to.section(n.say({"Rättelser", "Corrections"}), {std::move(list)});
}

}  // namespace

std::vector<notes::Section> shared_draft(const Sources& from, MeetingId meeting) {
  std::vector<notes::Section> sections;
  for (const auto& section : notes(from, kAnybody, meeting).sections) {
    sections.push_back({section.heading, section_text(section)});
  }
  return sections;
}

Document written_notes(const Sources& from, MeetingId meeting) {
  const Sight sight(from.group, kAnybody);
  const Notes n{from, sight, from.group.meeting.meetings.at(meeting)};
  const auto& written = *from.group.notes.of(meeting);
  Document to = begun(n);
  add_standing(to, n, written);
  for (const auto& section : written.sections) {
    to.sections.push_back({section.title, blocks_of(section.text)});  // an empty one keeps its title
  }
  add_approvals(to, n, written);
  add_corrections(to, n, written);
  add_foot(to, n);
  return to;
}

}  // namespace jamsides::report
