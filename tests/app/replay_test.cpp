// replay_test.cpp - the time machine as the operator meets it: any place of a stopped server's log, or clear
// words.
#include "app/replay.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "app/app_harness.hpp"
#include "store/sqlite_db.hpp"
#include "store/sqlite_log.hpp"
#include "store/sqlite_schema.hpp"

namespace jamsides::app {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class Replay : public testing::Test {
 protected:
  /// A group "gone" of four events: made, renamed twice, somebody sat down.
  Replay() {
    store::SqliteLog log(data_);
    store::Append all{"gone", {}, {}, {}};
    const auto at = [&](Event event) {
      const Seq seq = all.entries.size() + 1;
      all.entries.push_back({std::move(event), {seq, {1'795'305'600'000}, Author::admin(), {}}});
    };
    at(setup::Created{"Ett", "skl-2019-10", 3, false});
    at(setup::Renamed{"Två"});
    at(seating::SeatAdded{SeatId{1}, {}, seating::Function::storbild, "Storbild"});
    at(seating::SeatTaken{SeatId{1}, PersonId{1}, false});
    all.rows.emplace_back(PersonRow{PersonId{1}, SeatId{1}, "ADA-ÅSTRÖM", false, {}});
    EXPECT_EQ(log.append({&all, 1}).front(), store::AppendOutcome::committed);
  }
  std::string error(const ReplayOptions& options) {
    const auto text = replayed(options);
    return text ? "no error: " + *text : text.error();
  }
  json state(std::optional<std::uint64_t> until = {}) {
    const auto text = replayed({data_, "gone", until});
    EXPECT_TRUE(text) << text.error();
    return text ? json::parse(*text) : json();
  }

  TestDirectory directory_;
  const std::filesystem::path data_ = directory_.path() / "data";
};

TEST_F(Replay, TellsTheStateAsOfAnyEvent) {
  EXPECT_EQ(state(1)["name"], "Ett");
  EXPECT_EQ(state(1)["seq"], 1);
  EXPECT_EQ(state(2)["name"], "Två");
  EXPECT_EQ(state(3)["seating"]["seats"]["s1"]["taken"], false);
  EXPECT_EQ(state(4)["seating"]["seats"]["s1"]["taken"], true);
  EXPECT_EQ(state(), state(4));
  EXPECT_EQ(state()["link"].get<std::string>().size(), 64u);
  for (const char* slice : {"seating", "meeting", "assessment", "windows", "checklist"}) {
    EXPECT_TRUE(state().contains(slice)) << slice;
  }
}

TEST_F(Replay, NamesNobody) { EXPECT_THAT(state().dump(), Not(HasSubstr("ADA"))); }

TEST_F(Replay, SaysWhatIsNotThere) {
  EXPECT_EQ(error({data_, "gtwo"}), "no group gtwo here; there is gone");
  EXPECT_EQ(error({data_, "gone", 5}), "group gone has the events 1 to 4, not 5");
  EXPECT_EQ(error({data_, "gone", 0}), "group gone has the events 1 to 4, not 0");
}

TEST_F(Replay, IsForAStoppedServer) {
  store::SqliteLog running(data_);

  EXPECT_THAT(error({data_, "gone"}), HasSubstr("another jamsides uses"));
}

TEST_F(Replay, SaysWhereTheLogIsDamagedAndTellsWhatIsBeforeIt) {
  {
    store::Database database((data_ / "jamsides.db").string(), SQLITE_OPEN_READWRITE, "");
    database.execute("UPDATE event SET body = replace(body, 'Två', 'Tre') WHERE seq = 2");
  }
  EXPECT_EQ(error({data_, "gone"}), "group gone at seq 2: body does not match its hash");
  EXPECT_EQ(state(1)["name"], "Ett");
}

TEST_F(Replay, MakesNothingWhereThereIsNoLog) {
  const auto empty = directory_.path() / "empty";
  std::filesystem::create_directory(empty);

  EXPECT_THAT(error({empty, "gone"}), HasSubstr("there is no "));
  EXPECT_FALSE(std::filesystem::exists(empty / "jamsides.db"));
}

TEST_F(Replay, LeavesAnOlderFileAsItIs) {
  {
    store::Database database((data_ / "jamsides.db").string(), SQLITE_OPEN_READWRITE, "");
    database.execute("PRAGMA user_version = 1");
  }
  EXPECT_THAT(error({data_, "gone"}), HasSubstr("older version of jamsides (schema 1"));
  store::Database database((data_ / "jamsides.db").string(), SQLITE_OPEN_READWRITE, "");
  EXPECT_EQ(store::schema_of(database), 1);
}

}  // namespace
}  // namespace jamsides::app
