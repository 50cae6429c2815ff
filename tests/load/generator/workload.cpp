// workload.cpp - see workload.hpp. Each command is a real one, its change seen by the whole room; none makes
// the state grow, so that a run measures the server and not the age of its groups.
//
//   burst, sparse, paced  organisation.share by the three nyckelpersoner: one row, the same bytes for
//   everyone hidden                ballot.cast by the three seats of the organisation that votes: everyone
//   learns that they
//                         answered, only the seat itself its value, so every change has an override
//   presence              a device report; not logged, newest wins
#include "workload.hpp"

#include <nlohmann/json.hpp>

namespace jamsides::load {

using nlohmann::json;

Place place_in(const Options& options, std::string_view welcome) {
  Place place;
  const json state =
      json::parse(welcome, nullptr, false).value("/welcome/state"_json_pointer, json::object());
  const json me = state.value("/you/me"_json_pointer, json::object());
  const auto organisation = me.value("organisation", "");
  const auto function = me.value("function", "");
  if (options.work == Work::hidden) {
    const json assessments = state.value("assessment", json::object());
    for (const auto& [id, list] : assessments.items()) {
      if (list["mode"] != "ballot" || list["state"] != "open" || list["organisation"] != organisation)
        continue;
      place.assessment = id;
      place.may_write = function == "politiker" || function == "chef" || function == "nyckelperson";
    }
  } else {
    const bool mentor = state.value(json::json_pointer("/organisation/" + organisation + "/mentor"), true);
    place.may_write = function == "nyckelperson" && !mentor;
  }
  const auto seat = me.value("seat", "s0");
  place.order = static_cast<std::uint32_t>(std::stoul(seat.substr(1)));
  return place;
}

std::string command_text(const Options& options, const Place& place, const std::string& instance,
                         std::uint64_t counter) {
  if (options.work == Work::presence && options.dialect == Dialect::jamsides) {
    return R"({"presence":{"rtt":)" + std::to_string(counter % 600'000) +
           R"(,"offset":-12,"width":1180,"height":820}})";
  }
  std::string text = R"({"id":")" + instance + '-' + std::to_string(counter) + R"(","do":")";
  if (options.work == Work::hidden && options.dialect == Dialect::jamsides) {
    text += R"(ballot.cast","with":{"assessment":")" + place.assessment + R"(","item":)" +
            std::to_string(1 + counter % 10) + R"(,"value":)" + std::to_string(1 + counter % 3) + "}}";
  } else {
    text +=
        R"(organisation.share","with":{"spread":)" + std::string(counter % 2 == 0 ? "true" : "false") + "}}";
  }
  return text;
}

}  // namespace jamsides::load
