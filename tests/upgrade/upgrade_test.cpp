// upgrade_test.cpp - the data of every version there has been: it opens, is sound, and tells what it told
// then.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "base/paths.hpp"
#include "method/method.hpp"
#include "store/chain.hpp"
#include "store/event_samples.hpp"
#include "store/group_snapshot.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/sqlite_schema.hpp"
#include "store/store.hpp"
#include "store/store_harness.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

using nlohmann::json;

const std::filesystem::path kFixtures = in_tree("tests/upgrade");

std::string text_of(const std::string& file) {
  std::ifstream in(kFixtures / file);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything in `then` stands in `now`; `now` may say more.
void expect_still(const json& then, const json& now, const std::string& where) {
  if (then.is_object() && now.is_object()) {
    for (const auto& [key, value] : then.items()) {
      ASSERT_TRUE(now.contains(key)) << where << "/" << key;
      expect_still(value, now.at(key), where + "/" + key);
    }
  } else {
    EXPECT_EQ(then, now) << where;
  }
}

/// Each shape the data has had, oldest first: the schema of the file, and of the snapshots in it where that
/// is not the first. A new one brings a fixture (upgrade_fixture.cpp).
const std::vector<std::string> kShapes{"schema_1",
                                       "schema_2",
                                       "schema_2_snapshot_2",
                                       "schema_2_snapshot_3",
                                       "schema_2_snapshot_4",
                                       "schema_4_snapshot_5",
                                       "schema_4_snapshot_6"};

class Upgrade : public testing::TestWithParam<std::string> {
 protected:
  Upgrade() {
    std::filesystem::create_directory(directory_.data());
    Database database(directory_.database().string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
    database.execute(text_of(name() + ".sql"));
    EXPECT_EQ(schema_of(database), schema());
  }
  static std::string name() { return GetParam(); }
  static int schema() { return std::stoi(name().substr(name().find('_') + 1)); }
  static std::string schema_in(const std::filesystem::path& file) {
    Database database(file.string(), SQLITE_OPEN_READWRITE, "");
    Statement select(database,
                     "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
    Rows row(select);
    return row.next() ? row.text(0) : "";
  }

  TemporaryDirectory directory_;
};

INSTANTIATE_TEST_SUITE_P(Shape, Upgrade, testing::ValuesIn(kShapes),
                         [](const auto& shape) { return shape.param; });

TEST(UpgradeFixture, EveryShapeHasItsFixture) {
  EXPECT_EQ(kShapes.back(),
            "schema_" + std::to_string(migrations().size()) + "_snapshot_" + std::to_string(kSnapshotSchema));
}

TEST_P(Upgrade, ItsDataLoadsIsSoundAndTellsWhatItToldThen) {
  const json then = json::parse(text_of(name() + ".json"));
  std::vector<CredentialInfo> credentials;
  {
    SqliteLog log(directory_.data());
    ASSERT_EQ(log.groups().size(), then.size());
    for (const auto& info : log.groups()) {
      const auto room = load_room(log, info.id, method::load()->checklists);
      ASSERT_TRUE(room) << room.error().what;
      EXPECT_EQ(hex(info.head.link), then.at(info.id).at("link"));
      expect_still(then.at(info.id).at("state"), json::parse(snapshot_of(room->group)), info.id);
    }
    credentials = log.credentials();
    EXPECT_FALSE(credentials.empty());
  }
  const auto report = verify(directory_.data());
  EXPECT_TRUE(report.sound) << testing::PrintToString(report.lines);

  SqliteLog again(directory_.data());  // and a second time, nothing left to migrate
  EXPECT_EQ(again.credentials(), credentials);
}

TEST_P(Upgrade, ItsFileBecomesWhatANewOneIs) {
  TemporaryDirectory fresh;
  {
    SqliteLog(directory_.data()), SqliteLog(fresh.data());
  }

  EXPECT_EQ(schema_in(directory_.database()), schema_in(fresh.database()));
}

TEST_P(Upgrade, ItGoesOnFromThere) {
  SqliteLog log(directory_.data());
  for (const auto& info : log.groups()) {
    EXPECT_EQ(append_one(log, one(info.id, info.head.seq + 1, setup::Renamed{"Nytt namn"})),
              AppendOutcome::committed);
    EXPECT_EQ(load_room(log, info.id, method::load()->checklists)->group.name, "Nytt namn");
  }
}

TEST_P(Upgrade, AMigrationThatFailsLeavesItAsItWas) {
  const auto before = schema_in(directory_.database());
  {
    Database database(directory_.database().string(), SQLITE_OPEN_READWRITE, "");
    std::vector<const char*> steps(migrations().begin(), migrations().begin() + schema());
    steps.push_back("CREATE TABLE half (x); DELETE FROM event; INSERT INTO nowhere VALUES (1)");
    EXPECT_THROW(migrate(database, steps), StoreFault);
    EXPECT_EQ(schema_of(database), schema());
  }
  EXPECT_EQ(schema_in(directory_.database()), before);
  const auto then = json::parse(text_of(name() + ".json"));
  SqliteLog log(directory_.data());
  for (const auto& info : log.groups()) EXPECT_EQ(hex(info.head.link), then.at(info.id).at("link"));
}

TEST(UpgradeFixture, TheNewestHoldsEveryEventAndASnapshot) {
  TemporaryDirectory directory;
  Database database((directory.path() / "x.db").string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
  database.execute(text_of(kShapes.back() + ".sql"));
  std::set<std::string> held, known;
  {
    Statement select(database, "SELECT DISTINCT type FROM event");
    Rows row(select);
    while (row.next()) held.insert(row.text(0));
  }
  for (const Event& event : samples::all()) known.insert(name_of(event));
  std::vector<std::string> missing;
  std::ranges::set_difference(known, held, std::back_inserter(missing));
  EXPECT_THAT(missing, testing::IsEmpty());
  Statement snapshots(database, "SELECT count(*) FROM snapshot WHERE schema > 0");
  Rows row(snapshots);
  EXPECT_TRUE(row.next() && row.number(0) == 1);
}

}  // namespace
}  // namespace jamsides::store
