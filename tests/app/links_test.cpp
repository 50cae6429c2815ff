// links_test.cpp - links.json: its shape, that nobody else may read it, and that it follows the server's
// address.
#include "app/links.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "app/app_harness.hpp"

namespace jamsides::app {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json read(const fs::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

const std::vector<Link> kLinks{
    {"gaaaaaaaaaa", {2}, {1}, "Almnäs", seating::Function::chef, false, Key::room, "secret1"},
    {"gaaaaaaaaaa", {9}, {4}, "Dalhult", seating::Function::nyckelperson, true, Key::room, "secret2"},
    {"gaaaaaaaaaa", {10}, {}, "", seating::Function::storbild, false, Key::room, "secret3"}};

TEST(Links, SayForEachSeatWhoItIsAndWhereItOpens) {
  const TestDirectory directory;
  write_links(directory.path(), kLinks, "http://127.0.0.1:8080");

  const auto links = read(directory.path() / "links.json");

  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0], (json{{"group", "gaaaaaaaaaa"},
                            {"seat", "s2"},
                            {"organisation", "o1"},
                            {"organisationName", "Almnäs"},
                            {"function", "chef"},
                            {"facilitator", false},
                            {"key", "room"},
                            {"token", "secret1"},
                            {"url", "http://127.0.0.1:8080/k/secret1"}}));
  EXPECT_EQ(links[1]["facilitator"], true);
  EXPECT_EQ(links[2]["organisation"], nullptr);
  EXPECT_EQ(links[2]["organisationName"], nullptr);
}

TEST(Links, AreForTheOwnerOfTheDirectoryOnly) {
  const TestDirectory directory;
  const auto path = directory.path() / "links.json";
  const auto owners = fs::perms::owner_read | fs::perms::owner_write;
  write_links(directory.path(), kLinks, "http://a");
  EXPECT_EQ(fs::status(path).permissions(), owners);

  rebase_links(directory.path(), "http://b");
  EXPECT_EQ(fs::status(path).permissions(), owners);
  EXPECT_FALSE(fs::exists(directory.path() / "links.json.next"));
}

TEST(Links, FollowTheServersAddress) {
  const TestDirectory directory;
  write_links(directory.path(), kLinks, "http://127.0.0.1:8080");
  auto expected = read(directory.path() / "links.json");
  for (auto& link : expected) link["url"] = "https://moete.example/k/" + link["token"].get<std::string>();

  rebase_links(directory.path(), "https://moete.example");

  EXPECT_EQ(read(directory.path() / "links.json"), expected);
}

TEST(Links, WhereThereAreNoneNothingIsWritten) {
  const TestDirectory directory;
  rebase_links(directory.path(), "http://b");
  EXPECT_FALSE(fs::exists(directory.path() / "links.json"));
}

TEST(Links, AFileThatIsNotOursIsLeftAlone) {
  const TestDirectory directory;
  const auto path = directory.path() / "links.json";
  for (const std::string text : {"", "hej", "{}", "7"}) {
    std::ofstream(path) << text;
    rebase_links(directory.path(), "http://b");
    std::ifstream file(path);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text);
  }
}

TEST(Links, ADirectoryThatIsNotThereIsAFaultWithWords) {
  EXPECT_THROW(write_links("/nonexistent/jamsides", kLinks, "http://a"), std::runtime_error);
}

}  // namespace
}  // namespace jamsides::app
