// links.cpp - see links.hpp.
#include "app/links.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "view/words.hpp"

namespace jamsides::app {
namespace {

using nlohmann::json;

void write_private(const std::filesystem::path& path, const std::string& text) {
  const auto next = path.string() + ".next";
  const int file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + next);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto n = ::write(file, text.data() + at, text.size() - at);
    if (n <= 0) {
      ::close(file);
      throw std::runtime_error("cannot write " + next);
    }
    at += static_cast<std::size_t>(n);
  }
  ::close(file);
  std::filesystem::rename(next, path);
}

}  // namespace

void write_links(const std::filesystem::path& directory, const std::vector<Link>& links,
                 const std::string& base_url) {
  json all = json::array();
  for (const auto& link : links) {
    json row{{"group", link.group},
             {"seat", link.seat.text()},
             {"organisation", link.organisation ? json(link.organisation.text()) : json(nullptr)},
             {"organisationName", link.organisation ? json(link.organisation_name) : json(nullptr)},
             {"function", view::word(link.function)},
             {"facilitator", link.facilitator},
             {"key", view::word(link.key)},
             {"token", link.token},
             {"url", base_url + "/k/" + link.token}};
    all.push_back(std::move(row));
  }
  write_private(directory / "links.json", all.dump(1) + "\n");
}

void rebase_links(const std::filesystem::path& directory, const std::string& base_url) {
  const auto path = directory / "links.json";
  std::ifstream file(path);
  if (!file) return;
  json all = json::parse(file, nullptr, false);
  if (!all.is_array()) return;
  for (auto& row : all) {
    if (row.is_object() && row.contains("token") && row["token"].is_string()) {
      row["url"] = base_url + "/k/" + row["token"].get<std::string>();
    }
  }
  write_private(path, all.dump(1) + "\n");
}

}  // namespace jamsides::app
