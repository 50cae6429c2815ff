// small_group.cpp - see small_group.hpp.
#include "view/small_group.hpp"

#include <sstream>

namespace jamsides::view {

using seating::Function;

namespace {

std::vector<std::string> names() {
  std::istringstream all(kAll);
  return {std::istream_iterator<std::string>(all), {}};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

test::LiveGroup group(bool led_by_first) {
  auto live = led_by_first ? test::a_group().with_mentor().led_by(0).build()
                           : test::a_group().led_by_mentor().build();
  live.adds_seat(0, Function::extra);
  live.adds_seat(-1, Function::observator);
  return live;
}

}  // namespace

SmallGroup::SmallGroup(bool led_by_first) : live(group(led_by_first)) {}

Author SmallGroup::who(const std::string& name) const {
  if (name == "S") return live.storbild();
  if (name == "O") return live.seat(-1, Function::observator);
  const int organisation = name[1] == 'M' ? 2 : name[1] - '1';
  const auto function = name[0] == 'P'   ? Function::politiker
                        : name[0] == 'C' ? Function::chef
                        : name[0] == 'K' ? Function::nyckelperson
                                         : Function::extra;
  return live.seat(organisation, function);
}

Audience SmallGroup::audience(const std::string& name) const {
  return {who(name).seat, name.ends_with("/desk") ? Key::desk : Key::room};
}

std::string SmallGroup::row(const EntityRef& row, const std::string& name) const {
  const auto forms = render(live.now, row, Want::json);
  const int form = form_for(forms, viewer(live.now, audience(name)));
  return form < 0 ? "" : forms[static_cast<std::size_t>(form)].json;
}

std::string SmallGroup::who_sees(const EntityRef& ref, const std::string& with) const {
  std::vector<std::string> seen;
  for (const auto& name : names()) {
    const auto json = row(ref, name);
    if (!json.empty() && json.find(with) != json.npos) seen.push_back(name);
  }
  return joined(seen);
}

AssessmentId SmallGroup::votes() {
  live.opens("bm2");
  const auto id = live.starts(0, "bm2", assessment::Mode::ballot, assessment::Place::room);
  live.must(who("C1"), assessment::Cast{id, 4, 2, "because"});
  return id;
}

AssessmentId SmallGroup::votes_at_home() {
  live.must(who("K1"), assessment::Open{"bm3", {1}, assessment::Mode::ballot, assessment::Place::home});
  const auto id = live.now.assessment.of({1}, "bm3")->id;
  live.must(who("C1"), assessment::Cast{id, 4, 2, "because"});
  return id;
}

std::vector<Change> SmallGroup::gives(const std::string& name, const Command& command) {
  return gives(who(name), command);
}

std::vector<Change> SmallGroup::gives(const Author& author, const Command& command) {
  Group group = live.now;
  const auto from = live.log.size();
  live.must(author, command);
  group.seating.names = live.now.seating.names;  // a room takes names and links in before the events, too
  group.seating.card_tokens = live.now.seating.card_tokens;
  std::vector<Change> changes;
  for (std::size_t i = from; i < live.log.size(); ++i) {
    const ChangeView before(group, live.log[i].event, live.log[i].stamp);
    apply(group, live.log[i].event, live.log[i].stamp, live.checklists);
    changes.push_back(before.finish(group));
  }
  return changes;
}

Difference SmallGroup::told(const Change& change, const std::string& name) const {
  const auto it = change.overrides.find(audience(name));
  return it == change.overrides.end() ? change.common : it->second;
}

std::string SmallGroup::who_hears(const Change& change) const {
  std::vector<std::string> heard;
  for (const auto& name : names()) {
    if (told(change, name) != Difference{}) heard.push_back(name);
  }
  return joined(heard);
}

}  // namespace jamsides::view
