// peer.cpp - the engine of texts as a program, for tests in Node: a question as JSON a line, its answer a
// line.
//
// Documents are strings, change sets as toJSON writes them.
//   {"do":"step", "document", "a", "b", "c", "at":[[position, association, mode]…]}   a and b change the
//   document, c
//       what a makes of it -> {"applied"?, "inverted"? (absent where a splits a character), "composed",
//       "mapped", "before", "positions"}
//   {"do":"open", "name", "document", "version", "window"?}        an authority -> {}
//   {"do":"push", "name", "version", "client", "changes":[…]}      -> {"known", "added":[…]} or {"problem"}
//   {"do":"since", "name", "version"}                              -> {"updates":[{"client", "changes"}…]} or
//   {"problem"}
//   {"do":"document", "name"}                                      -> {"document", "version", "oldest"}
// A change set that cannot be read is answered {"problem":"malformed"}.
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "text/authority.hpp"
#include "text/change_set_json.hpp"
#include "text/combine.hpp"
#include "text/utf16.hpp"

namespace {

using namespace jamsides::text;
using nlohmann::json;

struct Unreadable {};

ChangeSet change_set(const json& from) {
  auto read = read_change_set(from);
  if (!read) throw Unreadable{};
  return std::move(*read);
}

std::u16string document(const json& from) {
  auto text = from_utf8(from.get_ref<const std::string&>());
  if (!text) throw Unreadable{};
  return std::move(*text);
}

/// A JSON object written piece by piece.
class Answer {
 public:
  Answer& json_of(const char* name, const ChangeSet& set) {
    key(name);
    append_json(text_, set);
    return *this;
  }
  Answer& value(const char* name, const json& value) {
    key(name);
    text_ += value.dump();
    return *this;
  }
  template <class List, class Append>
  Answer& list(const char* name, const List& list, Append append) {
    key(name);
    char before = '[';
    for (const auto& each : list) {
      text_ += std::exchange(before, ',');
      append(text_, each);
    }
    if (before == '[') text_ += '[';
    text_ += ']';
    return *this;
  }
  std::string text() const { return text_ + '}'; }

 private:
  void key(const char* name) {
    if (text_.size() > 1) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
  }
  std::string text_ = "{";
};

std::string problem(Problem problem) { return Answer().value("problem", name_of(problem)).text(); }

std::string step(const json& asked) {
  auto text = document(asked["document"]);
  const ChangeSet a = change_set(asked["a"]), b = change_set(asked["b"]), c = change_set(asked["c"]);
  Answer answer;
  if (!splits_character(a, text)) {
    answer.json_of("inverted", invert(a, text));
    a.apply_to(text);
    answer.value("applied", to_utf8(text));
  }
  answer.json_of("composed", compose(a, c)).json_of("mapped", map(a, b)).json_of("before", map(a, b, true));
  json positions = json::array();
  for (const auto& at : asked["at"]) {
    const auto mapped = map_position(a, at[0], at[1], static_cast<MapMode>(at[2].get<int>()));
    positions.push_back(mapped ? json(*mapped) : json(nullptr));
  }
  return answer.value("positions", positions).text();
}

class Authorities {
 public:
  std::string open(const json& asked) {
    Window window;
    if (asked.contains("window")) window.updates = asked["window"];
    all_.insert_or_assign(asked["name"], Authority(document(asked["document"]), asked["version"], window));
    return "{}";
  }

  std::string push(const json& asked) {
    Push push{asked["version"], asked["client"], {}};
    for (const auto& set : asked["changes"]) push.changes.push_back(change_set(set));
    const auto accepted = named(asked).push(std::move(push));
    if (!accepted) return problem(accepted.error());
    return Answer()
        .value("known", accepted->known)
        .list("added", accepted->added,
              [](std::string& out, const Update& update) { append_json(out, update.changes); })
        .text();
  }

  std::string since(const json& asked) {
    const auto updates = named(asked).since(asked["version"]);
    if (!updates) return problem(Problem::too_old);
    const auto append = [](std::string& out, const Update& update) {
      out += Answer().value("client", update.client).json_of("changes", update.changes).text();
    };
    return Answer().list("updates", *updates, append).text();
  }

  std::string told(const json& asked) {
    const auto& authority = named(asked);
    return Answer()
        .value("document", to_utf8(authority.document()))
        .value("version", authority.version())
        .value("oldest", authority.oldest())
        .text();
  }

 private:
  Authority& named(const json& asked) { return all_.at(asked["name"]); }
  std::map<std::string, Authority> all_;
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Authorities authorities;
  for (std::string line; std::getline(std::cin, line);) {
    std::string answer;
    try {
      const auto asked = json::parse(line);
      const std::string what = asked["do"];
      answer = what == "step"    ? step(asked)
               : what == "open"  ? authorities.open(asked)
               : what == "push"  ? authorities.push(asked)
               : what == "since" ? authorities.since(asked)
                                 : authorities.told(asked);
    } catch (const Unreadable&) {
      answer = problem(Problem::malformed);
    }
    std::cout << answer << '\n';
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
  }
}
