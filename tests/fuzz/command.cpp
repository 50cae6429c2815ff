// command.cpp - a client's message: whatever it is, it is read without a throw, and a command that is
// accepted says exactly what was written and keeps the contract's bounds.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/overloaded.hpp"
#include "domain/lengths.hpp"
#include "fuzz/targets.hpp"
#include "view/words.hpp"
#include "wire/decode.hpp"
#include "wire/text.hpp"

namespace jamsides::fuzz {
namespace {

using nlohmann::json;
using view::word;

json value_or_pass(int value) { return value == assessment::kPass ? json("pass") : json(value); }

json nobodys() {
  must(false, "no client can say what is the admin page's or the server's own");
  return {};
}

/// A command as a client would write it; a new one does not build until it has an arm.
json written(const Command& command) {
  return std::visit(
      overloaded{
          [](const assessment::Cast& c) {
            return json{{"assessment", c.assessment.text()},
                        {"item", c.item},
                        {"value", value_or_pass(c.value)},
                        {"reason", c.reason}};
          },
          [](const assessment::Reveal& c) { return json{{"assessment", c.assessment.text()}}; },
          [](const assessment::Again& c) { return json{{"assessment", c.assessment.text()}}; },
          [](const assessment::Open& c) {
            return json{{"occasion", c.occasion},
                        {"organisation", c.organisation.text()},
                        {"mode", word(c.mode)},
                        {"place", word(c.place)}};
          },
          [](const assessment::Agree& c) {
            return json{{"assessment", c.assessment.text()},
                        {"item", c.item},
                        {"value", c.value},
                        {"comment", c.comment},
                        {"next", c.next},
                        {"reason", c.reason}};
          },
          [](const assessment::Contest& c) {
            return json{{"assessment", c.assessment.text()},
                        {"item", c.item},
                        {"comment", c.comment},
                        {"next", c.next},
                        {"reason", c.reason}};
          },
          [](const assessment::Enter& c) {
            return json{{"organisation", c.organisation.text()},
                        {"occasion", c.occasion},
                        {"item", c.item},
                        {"value", c.value},
                        {"source", word(c.source)},
                        {"comment", c.comment},
                        {"next", c.next},
                        {"reason", c.reason}};
          },
          [](const meeting::Open& c) { return json{{"meeting", c.meeting.text()}}; },
          [](const meeting::Close& c) { return json{{"meeting", c.meeting.text()}, {"reason", c.reason}}; },
          [](const meeting::Rehearse& c) { return json{{"meeting", c.meeting.text()}}; },
          [](const meeting::Undo& c) { return json{{"meeting", c.meeting.text()}, {"seq", c.seq}}; },
          [](const meeting::ShowScreen& c) {
            json with{{"meeting", c.meeting.text()}, {"show", word(c.show)}};
            if (c.focus) with["focus"] = *c.focus;
            return with;
          },
          [](const meeting::HandOver& c) {
            return json{{"meeting", c.meeting.text()}, {"seat", c.to.text()}};
          },
          [](const meeting::TakeOver& c) { return json{{"meeting", c.meeting.text()}}; },
          [](const meeting::Plan& c) {
            json with{{"meeting", c.meeting.text()}};
            if (c.date) with["date"] = *c.date;
            if (c.host) with["host"] = c.host.text();
            if (c.mode) with["mode"] = word(*c.mode);
            if (c.link) with["link"] = *c.link;
            return with;
          },
          [](const meeting::Register& c) { return json{{"meeting", c.meeting.text()}, {"date", c.date}}; },
          [](const meeting::SetGuests& c) {
            return json{{"meeting", c.meeting.text()}, {"from", c.from}, {"count", c.count}};
          },
          [](const agenda::Use& c) { return json{{"meeting", c.meeting.text()}, {"from", c.from}}; },
          [](const agenda::Add& c) {
            json with{{"meeting", c.meeting.text()},
                      {"phase", word(c.phase)},
                      {"minutes", c.minutes},
                      {"title", c.title},
                      {"for", word(c.whom)}};
            if (c.before) with["before"] = c.before.text();
            return with;
          },
          [](const agenda::Edit& c) {
            json with{{"item", c.item.text()}};
            if (c.title) with["title"] = *c.title;
            if (c.minutes) with["minutes"] = *c.minutes;
            if (c.skipped) with["skipped"] = *c.skipped;
            if (c.place) with["place"] = *c.place;
            return with;
          },
          [](const agenda::Remove& c) { return json{{"item", c.item.text()}}; },
          [](const agenda::Start& c) { return json{{"item", c.item.text()}}; },
          [](const agenda::Extend& c) { return json{{"meeting", c.meeting.text()}, {"minutes", c.minutes}}; },
          [](const agenda::Pause& c) { return json{{"meeting", c.meeting.text()}, {"paused", c.paused}}; },
          [](const survey::Open& c) { return json{{"meeting", c.meeting.text()}, {"phase", word(c.phase)}}; },
          [](const survey::Answer& c) {
            return json{{"survey", c.survey.text()}, {"marks", c.answers.marks}, {"texts", c.answers.texts}};
          },
          [](const survey::Close& c) { return json{{"survey", c.survey.text()}}; },
          [](const survey::Count&) { return nobodys(); },
          [](const notes::Write& c) {
            json sections = json::array();
            for (const auto& each : c.sections)
              sections.push_back({{"title", each.title}, {"text", each.text}});
            return json{{"meeting", c.meeting.text()}, {"version", c.version}, {"sections", sections}};
          },
          [](const notes::Approve& c) { return json{{"meeting", c.meeting.text()}, {"version", c.version}}; },
          [](const notes::Correct& c) { return json{{"meeting", c.meeting.text()}, {"text", c.text}}; },
          [](const anchoring::Present& c) {
            return json{{"date", c.date}, {"where", word(c.where)}, {"words", c.words}};
          },
          [](const seating::Admit& c) { return json{{"request", c.request.text()}}; },
          [](const seating::TurnAway& c) { return json{{"request", c.request.text()}}; },
          [](const seating::Sit& c) {
            return json{{"who", c.who}, {"standIn", c.stand_in}, {"remote", c.remote}};
          },
          [](const seating::ShowCard& c) { return json{{"seat", c.seat.text()}}; },
          [](const seating::RevokeCards& c) { return json{{"seat", c.seat.text()}}; },
          [](const seating::ShareSpread& c) { return json{{"spread", c.spread}}; },
          [](const commitment::Make& c) {
            json with{{"organisation", c.organisation.text()},
                      {"what", c.what},
                      {"who", c.who.text()},
                      {"items", c.details.items},
                      {"due", c.details.due},
                      {"evidence", c.details.evidence},
                      {"anchor", c.details.anchor},
                      {"ongoing", c.details.ongoing},
                      {"paper", c.paper}};
            if (!c.occasion.empty()) with["occasion"] = c.occasion;
            return with;
          },
          [](const commitment::Detail& c) {
            json with{{"commitment", c.commitment.text()}};
            if (c.items) with["items"] = *c.items;
            if (c.due) with["due"] = *c.due;
            if (c.evidence) with["evidence"] = *c.evidence;
            if (c.anchor) with["anchor"] = *c.anchor;
            if (c.ongoing) with["ongoing"] = *c.ongoing;
            return with;
          },
          [](const commitment::Anchor& c) { return json{{"commitment", c.commitment.text()}}; },
          [](const commitment::Follow& c) {
            return json{{"commitment", c.commitment.text()}, {"follow", c.follow}};
          },
          [](const commitment::Tell& c) {
            json with{{"commitment", c.commitment.text()},
                      {"verdict", word(c.verdict)},
                      {"reason", c.reason},
                      {"what", c.what},
                      {"due", c.due}};
            if (c.link != 0) with["link"] = c.link;
            if (!c.occasion.empty()) with["occasion"] = c.occasion;
            return with;
          },
          [](const commitment::Flag& c) {
            return json{{"commitment", c.commitment.text()}, {"ignored", c.ignored}};
          },
          [](const purpose::Set& c) { return json{{"kinds", c.kinds}, {"words", c.words}}; },
          [](const focus::Choose& c) { return json{{"meeting", c.meeting.text()}, {"items", c.items}}; },
          [](const idea::Write& c) {
            json with{{"text", c.text}};
            if (c.item != 0) with["item"] = c.item;
            if (!c.occasion.empty()) with["occasion"] = c.occasion;
            return with;
          },
          [](const idea::Withdraw& c) { return json{{"idea", c.idea.text()}, {"withdrawn", c.withdrawn}}; },
          [](const idea::Save& c) { return json{{"from", c.from}}; },
          [](const idea::Keep& c) { return json{{"entry", c.entry.text()}, {"kept", c.kept}}; },
          [](const idea::Draft& c) { return json{{"entry", c.entry.text()}, {"text", c.text}}; },
          [](const setup::Create&) { return nobodys(); },
          [](const setup::Edit&) { return nobodys(); },
          [](const seating::AskToJoin&) { return nobodys(); },
          [](const seating::UseCard&) { return nobodys(); },
          [](const seating::IssueCards&) { return nobodys(); },
      },
      command);
}

constexpr struct {
  const char* field;
  std::int64_t least, most;  // numbers
  std::size_t length;        // texts, in code points
  bool lines;
} kBounds[] = {{"item", 1, 99, 10, false},
               {"value", 1, 9, 4, false},
               {"focus", 1, 99, 0, false},
               {"seq", 1, (1ll << 53) - 1, 0, false},
               {"who", 0, 0, 80, false},
               {"reason", 0, 0, 500, true},
               {"comment", 0, 0, 2000, true},
               {"next", 0, 0, 2000, true},
               {"occasion", 0, 0, 24, false},
               {"assessment", 0, 0, 10, false},
               {"meeting", 0, 0, 10, false},
               {"organisation", 0, 0, 10, false},
               {"seat", 0, 0, 10, false},
               {"request", 0, 0, 10, false},
               {"mode", 0, 0, 7, false},
               {"place", 1, 40, 4, false},
               {"show", 0, 0, 12, false},
               {"source", 0, 0, 6, false},
               {"commitment", 0, 0, 10, false},
               {"what", 0, 0, 500, true},
               {"due", 0, 0, 10, false},
               {"evidence", 0, 0, 500, true},
               {"anchor", 0, 0, 120, false},
               {"verdict", 0, 0, 7, false},
               {"link", 1, 5, 500, false},
               {"items", 1, 99, 0, false},
               {"from", 0, 0, 120, false},
               {"phase", 0, 0, 12, false},
               {"minutes", -60, 240, 0, false},
               {"title", 0, 0, 120, false},
               {"for", 0, 0, 12, false},
               {"before", 0, 0, 10, false},
               {"kinds", 0, 0, 40, false},
               {"words", 0, 0, 500, true},
               {"text", 0, 0, 8000, true},
               {"idea", 0, 0, 10, false},
               {"entry", 0, 0, 10, false},
               {"survey", 0, 0, 10, false},
               {"marks", 0, 9, 0, false},
               {"texts", 0, 0, 1000, true},
               {"version", 0, 1'000'000, 0, false},
               {"sections", 0, 0, 0, false},
               {"date", 0, 0, 10, false},
               {"where", 0, 0, 13, false},
               {"host", 0, 0, 10, false},
               {"count", 0, 99, 0, false}};

void must_be_within_bounds(const std::string& name, const json& value) {
  if (value.is_boolean()) return;
  const auto* bound = std::ranges::find(kBounds, name, [](const auto& b) { return std::string(b.field); });
  must(bound != std::end(kBounds), "every field has bounds");
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    must(code_points(text) <= bound->length, "a text is within its limit");
    must(!wire::has_controls(text) && (bound->lines || text.find('\n') == std::string::npos),
         "a text holds no control characters");
  } else if (value.is_array()) {
    for (const json& each : value) must_be_within_bounds(name, each);
  } else if (value.is_object()) {
    for (const auto& [part, each] : value.items()) must_be_within_bounds(part, each);
  } else {
    const auto n = value.get<std::int64_t>();
    must(n >= bound->least && n <= bound->most, "a number is within its bounds");
  }
}

/// What is left out is an empty text, nothing, no, or everybody.
bool says_nothing(const json& value) {
  return value == "" || value == false || value == json::array() || value == "all";
}

/// The order of a set says nothing; that of answers and sections does.
json in_order(const std::string& name, json value) {
  if (name != "marks" && name != "texts" && name != "sections" && value.is_array())
    std::sort(value.begin(), value.end());
  return value;
}

void accepted(const wire::CommandMessage& said, const json& frame) {
  must(frame.at("id") == said.id.text(), "the id is the one written");
  must(frame.at("do") == name_of(said.command), "the command is the one named");
  const json with = frame.value("with", json::object());
  const json again = written(said.command);
  for (const auto& [name, value] : again.items()) {
    must_be_within_bounds(name, value);
    must(with.contains(name) ? with.at(name) == value || in_order(name, with.at(name)) == value
                             : says_nothing(value),
         "what is read is what was written");
  }
  for (const auto& [name, value] : with.items()) must(again.contains(name), "no field is overlooked");
}

void refused(const wire::BadCommand& bad, const json& frame) {
  must(frame.at("id") == bad.id.text(), "the id is the one written");
  for (const auto& [name, value] : bad.refusal.with) {
    must(code_points(value) <= 40 && !wire::has_controls(value), "a refusal tells little back");
  }
}

}  // namespace

void command(std::string_view input) {
  const json frame = json::parse(input, nullptr, /*allow_exceptions=*/false);
  const auto plain = [](const std::string& text) {
    return code_points(text) <= 80 && !wire::has_controls(text);
  };
  std::visit(overloaded{
                 [&](const wire::CommandMessage& said) { accepted(said, frame); },
                 [&](const wire::BadCommand& bad) { refused(bad, frame); },
                 [&](const wire::Hello& hello) {
                   must(frame.contains("hello") && hello.group.size() == 11 && hello.since < (1ull << 53) &&
                            plain(hello.epoch) && plain(hello.token),
                        "a hello keeps its bounds");
                 },
                 [&](const wire::Ping& ping) {
                   must(ping.n >= 0 && ping.n < (1ll << 53) && frame.at("ping") == ping.n,
                        "a ping is a number");
                 },
                 [&](const wire::DeviceReport& report) {
                   must(report.rtt_ms.value_or(0) >= 0 && report.width_px.value_or(0) <= 100'000,
                        "a report keeps its bounds");
                 },
                 [](const wire::Malformed& malformed) {
                   must(!malformed.why.empty() && malformed.why.size() < 123, "why fits into a close frame");
                 },
             },
             wire::decode(input));
}

}  // namespace jamsides::fuzz
