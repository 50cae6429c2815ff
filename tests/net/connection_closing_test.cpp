// connection_closing_test.cpp - every way a connection ends, and that it does end: once, and in time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client_frames.hpp"
#include "connection_harness.hpp"

namespace jamsides::net {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ConnectionClosing, ReplyAndCloseInOneTurnAreSentInOrder) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  talker->says("refused");
  talker->connection->close(close_code::ended, "over");
  talker->connection->close(close_code::come_back, "only the first counts");
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text refused", "close 4403 over"));
  EXPECT_EQ(harness.counts().sends, 1u);
  EXPECT_FALSE(talker->connection->is_open());
}

TEST(ConnectionClosing, TheCloseFollowsMoreThanOneCallHolds) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  for (int i = 0; i < 64; ++i) talker->says("x");
  talker->connection->close(close_code::restart, "");
  harness.settle();

  ASSERT_EQ(peer->heard().size(), 65u);
  EXPECT_EQ(peer->heard().back(), "close 1012 ");
}

TEST(ConnectionClosing, EndsWhenThePeerAnswers) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->connection->close(close_code::ended, "over");
  harness.settle();
  EXPECT_EQ(talker->times_closed, 0);

  peer->sends(client_text("crossed it on the way") + client_close(4403));
  harness.settle();

  EXPECT_EQ(talker->times_closed, 1);
  EXPECT_THAT(talker->heard, IsEmpty());
  EXPECT_TRUE(peer->at_end);
  EXPECT_EQ(harness.connections->size(), 0u);
}

TEST(ConnectionClosing, AnswersThePeersClose) {
  for (const auto& [sent, answer] : {std::pair{client_close(1001, "bye"), "close 1001 "},
                                     std::pair{client_frame(fin | close, ""), "close"}}) {
    Harness harness;
    auto [talker, peer] = harness.connect();

    peer->sends(client_text("last") + sent + client_text("never read"));
    harness.settle();

    EXPECT_THAT(talker->heard, ElementsAre("last"));
    EXPECT_THAT(peer->heard(), ElementsAre(answer));
    EXPECT_TRUE(peer->at_end);
    EXPECT_EQ(talker->times_closed, 1);
  }
}

TEST(ConnectionClosing, NothingIsOwedToAPeerThatHasClosed) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->when_heard = [&user = *talker](std::string_view) { user.says("reply"); };

  peer->sends(client_text("command") + client_close(1000));
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("close 1000 "));
}

TEST(ConnectionClosing, APeerThatNeverAnswersCloseIsGoneAfterFiveSeconds) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->connection->close(close_code::restart, "");
  harness.settle();

  harness.after(4900ms);
  EXPECT_EQ(talker->times_closed, 0);
  harness.after(100ms);

  EXPECT_EQ(talker->times_closed, 1);
  EXPECT_TRUE(peer->at_end);
}

TEST(ConnectionClosing, EndsInTimeEvenIfItsFrameCannotBeWritten) {
  Harness harness;
  auto [talker, peer] = harness.connect({}, true);
  peer->reads = false;
  talker->says(std::string(300'000, 'x'));
  harness.settle();

  talker->connection->close(close_code::restart, "");
  harness.settle();
  harness.after(5s);

  EXPECT_EQ(talker->times_closed, 1);
  EXPECT_EQ(harness.connections->size(), 0u);
}

TEST(ConnectionClosing, AMessageMayClose) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->when_heard = [&user = *talker](std::string_view) {
    user.says("refused");
    user.connection->close(close_code::malformed, "not an object");
  };

  peer->sends(client_text("1") + client_text("2") + client_frame(fin | ping, ""));
  harness.settle();

  EXPECT_THAT(talker->heard, ElementsAre("1"));
  EXPECT_THAT(peer->heard(), ElementsAre("text refused", "close 4400 not an object"));
}

TEST(ConnectionClosing, ACollectMayClose) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  talker->when_collected = [&user = *talker] {
    user.connection->close(close_code::come_back, "left the backlog");
  };

  talker->says("last");
  peer->sends(client_frame(fin | ping, ""));
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("text last", "close 4450 left the backlog"));
}

TEST(ConnectionClosing, BothMayCloseAtOnce) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  peer->sends(client_close(1001));
  talker->connection->close(close_code::ended, "");
  harness.settle();

  EXPECT_THAT(peer->heard(), ElementsAre("close 4403 "));
  EXPECT_EQ(talker->times_closed, 1);
}

TEST(ConnectionClosing, APeerThatHangsUpIsToldOnce) {
  Harness harness;
  auto [talker, peer] = harness.connect();

  peer->hangs_up();
  harness.settle();
  talker->says("to nobody");
  talker->connection->close(close_code::ended, "");
  harness.settle();
  harness.after(60s);

  EXPECT_EQ(talker->times_closed, 1);
  EXPECT_EQ(harness.counts().sends, 0u);
}

TEST(ConnectionClosing, AllCloseAtShutdown) {
  Harness harness;
  std::vector<Pair> pairs;
  for (int i = 0; i < 3; ++i) pairs.push_back(harness.connect());

  harness.connections->close_all(close_code::restart, "restart");
  harness.settle();
  pairs[1].peer->sends(client_close(1012 - 12));
  harness.settle();
  EXPECT_EQ(harness.connections->size(), 2u);
  harness.connections->end_all();

  for (const auto& pair : pairs) {
    EXPECT_THAT(pair.peer->heard(), ElementsAre("close 1012 restart"));
    EXPECT_EQ(pair.talker->times_closed, 1);
  }
  EXPECT_EQ(harness.connections->size(), 0u);
}

TEST(ConnectionClosing, AUserIsLetGoWhenItIsOver) {
  Harness harness;
  auto [talker, peer] = harness.connect();
  peer->sends(client_close(1000));
  harness.settle();

  const std::weak_ptr<Talker> watched = talker;
  talker.reset();

  EXPECT_TRUE(watched.expired());
}

}  // namespace
}  // namespace jamsides::net
