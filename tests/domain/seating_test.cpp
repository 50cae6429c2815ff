// seating_test.cpp - sitting down, being let in, cards and desk links.
#include <gmock/gmock.h>

#include "domain/group_builder.hpp"

namespace jamsides::test {
namespace {

using seating::Admit;
using seating::AskToJoin;
using seating::IssueCards;
using seating::RevokeCards;
using seating::ShareSpread;
using seating::ShowCard;
using seating::Sit;
using seating::TurnAway;
using seating::UseCard;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

template <class Row>
std::vector<Row> rows_of(const Decision& decision) {
  std::vector<Row> found;
  for (const SideRow& row : decision.rows) {
    if (const auto* r = std::get_if<Row>(&row)) found.push_back(*r);
  }
  return found;
}

TEST(Seating, SE8_TheNameStandsBesideTheLog) {
  auto group = a_group().build();
  const Author chef = group.chef(0);

  const auto decision = group.must(chef, Sit{"Kim Ek", true});

  const auto& seat = *group.now.seat(chef.seat);
  EXPECT_TRUE(seat.stand_in);
  EXPECT_EQ(group.now.seating.names.at(seat.who), "Kim Ek");
  ASSERT_THAT(rows_of<PersonRow>(decision), SizeIs(1));
  EXPECT_EQ(rows_of<PersonRow>(decision)[0].person, seat.who);
}

TEST(Seating, SE8_ANewNameIsANewPersonAndNoNameIsNobody) {
  auto group = a_group().build();
  const Author chef = group.chef(0);
  group.must(chef, Sit{"Kim", false});
  const PersonId first = group.now.seat(chef.seat)->who;
  group.must(chef, Sit{"Kim", false});
  EXPECT_NE(group.now.seat(chef.seat)->who, first);

  const auto decision = group.must(chef, Sit{"", true});

  EXPECT_FALSE(group.now.seat(chef.seat)->who);
  EXPECT_TRUE(group.now.seat(chef.seat)->taken);
  EXPECT_FALSE(group.now.seat(group.politiker(0).seat)->taken);
  EXPECT_THAT(decision.rows, IsEmpty());
  EXPECT_EQ(group.refusal(chef, Sit{std::string(81, 'a'), false}), RefusalCode::too_long);
}

TEST(Seating, SE3_SE4_ARequestWaitsForOneTap) {
  auto group = a_group().build();
  const SeatId seat = group.chef(1).seat;
  group.must(Author::system(), AskToJoin{seat, "Robin"});
  EXPECT_FALSE(group.now.seat(seat)->who);
  ASSERT_THAT(group.now.seating.requests, SizeIs(1));
  const RequestId request = group.now.seating.requests.begin()->first;

  group.must(group.nyckelperson(1), Admit{request});

  EXPECT_EQ(group.now.seating.names.at(group.now.seat(seat)->who), "Robin");
  EXPECT_EQ(group.refusal(group.nyckelperson(1), Admit{request}), RefusalCode::request_gone);
  EXPECT_EQ(group.refusal(group.nyckelperson(1), TurnAway{request}), RefusalCode::request_gone);
}

TEST(Seating, SE4_TurningAwayLeavesTheSeatAsItWas) {
  auto group = a_group().build();
  const Author chef = group.chef(1);
  group.must(chef, Sit{"Kim", false});
  group.must(Author::system(), AskToJoin{chef.seat, "Robin"});
  group.must(Author::system(), AskToJoin{chef.seat, "Robin"});
  EXPECT_THAT(group.now.seating.requests, SizeIs(2));

  group.must(group.nyckelperson(0), TurnAway{RequestId{1}});

  EXPECT_EQ(group.now.seating.names.at(group.now.seat(chef.seat)->who), "Kim");
  EXPECT_THAT(group.now.seating.requests, SizeIs(1));
}

TEST(Seating, SE3_AskingForASeatThatIsNotThereIsRefused) {
  auto group = a_group().build();

  EXPECT_EQ(group.refusal(Author::system(), AskToJoin{SeatId{99}, "Kim"}), RefusalCode::not_found);
}

TEST(Seating, SE3_NoMoreThan64RequestsWait) {
  auto group = a_group().build();
  for (int i = 0; i < 64; ++i) group.must(Author::system(), AskToJoin{group.chef(0).seat, ""});

  EXPECT_EQ(group.refusal(Author::system(), AskToJoin{group.chef(0).seat, ""}), RefusalCode::too_fast);
}

TEST(Seating, SE6_AReplacementCardWorksOnceAndForTwoMinutes) {
  auto group = a_group().build();
  const SeatId chef = group.chef(0).seat;

  const auto decision = group.must(group.nyckelperson(0), ShowCard{chef});

  const auto credentials = rows_of<CredentialRow>(decision);
  ASSERT_THAT(credentials, SizeIs(1));
  EXPECT_EQ(credentials[0].until, group.clock + 120s);
  EXPECT_EQ(credentials[0].key, Key::room);
  EXPECT_FALSE(credentials[0].facilitator);
  ASSERT_THAT(decision.secrets, SizeIs(1));
  EXPECT_EQ(group.now.seating.card_tokens.at(CardId{1}), decision.secrets[0].token);
  EXPECT_NE(decision.secrets[0].token, credentials[0].token_hash);

  group.clock = group.clock + 119s;
  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{1}}), std::nullopt);
  EXPECT_TRUE(group.now.seating.cards.at(CardId{1}).used);
  EXPECT_THAT(group.now.seating.card_tokens, IsEmpty());
  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{1}}), RefusalCode::request_gone);
}

TEST(Seating, SE6_ACardIsGoneAfterTwoMinutes) {
  auto group = a_group().build();
  group.must(group.nyckelperson(0), ShowCard{group.chef(0).seat});
  group.clock = group.clock + 120s;

  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{1}}), RefusalCode::request_gone);
}

TEST(Seating, SE6_ANewerCardOfTheSeatReplacesTheOlder) {
  auto group = a_group().build();
  group.must(group.nyckelperson(0), ShowCard{group.chef(0).seat});
  group.must(group.nyckelperson(0), ShowCard{group.politiker(0).seat});

  group.must(group.nyckelperson(0), ShowCard{group.chef(0).seat});

  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{1}}), RefusalCode::request_gone);
  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{2}}), std::nullopt);
  EXPECT_EQ(group.refusal(Author::system(), UseCard{CardId{3}}), std::nullopt);
}

TEST(Seating, SE7_RevokingEndsTheSeatsCredentialsAndItsShownCard) {
  auto group = a_group().build();
  const SeatId chef = group.chef(0).seat;
  group.must(group.nyckelperson(0), ShowCard{chef});

  const auto decision = group.must(group.nyckelperson(0), RevokeCards{chef});

  ASSERT_THAT(rows_of<RevokeRow>(decision), SizeIs(1));
  EXPECT_EQ(rows_of<RevokeRow>(decision)[0].seat, chef);
  EXPECT_THAT(group.now.seating.cards, IsEmpty());
  EXPECT_THAT(group.now.seating.card_tokens, IsEmpty());
  EXPECT_EQ(group.refusal(Author::admin(), RevokeCards{SeatId{99}}), RefusalCode::not_found);
}

TEST(Seating, PE11_RoomCardsAreForEverySeatAndTheFacilitatorsLeadsToTheConsole) {
  auto group = a_group().build();

  const auto decision = group.must(Author::admin(), IssueCards{});

  const auto credentials = rows_of<CredentialRow>(decision);
  EXPECT_THAT(credentials, SizeIs(7));
  EXPECT_THAT(decision.secrets, SizeIs(7));
  for (const auto& row : credentials) {
    EXPECT_EQ(row.key, Key::room);
    EXPECT_EQ(row.facilitator, row.seat == group.nyckelperson(0).seat);
    EXPECT_EQ(row.until, UtcMillis{});
  }
}

TEST(Seating, PE11_DeskLinksAreForTheNyckelpersonerUnlessNamed) {
  auto group = a_group().build();

  const auto all = rows_of<CredentialRow>(group.must(Author::admin(), IssueCards{{}, true}));
  const auto one =
      rows_of<CredentialRow>(group.must(Author::admin(), IssueCards{{group.chef(1).seat}, true}));

  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].seat, group.nyckelperson(0).seat);
  EXPECT_EQ(all[0].key, Key::desk);
  ASSERT_THAT(one, SizeIs(1));
  EXPECT_EQ(one[0].seat, group.chef(1).seat);
  EXPECT_EQ(group.refusal(Author::admin(), IssueCards{{SeatId{99}}, false}), RefusalCode::not_found);
  EXPECT_EQ(group.refusal(Author::admin(), IssueCards{{group.storbild().seat}, true}),
            RefusalCode::not_allowed);
}

TEST(Seating, PE6_SharingTheSpreadIsAboutTheOwnOrganisation) {
  auto group = a_group().build();

  group.must(group.nyckelperson(1), ShareSpread{true});

  EXPECT_TRUE(group.now.organisation(group.organisation(1))->share_spread);
  EXPECT_FALSE(group.now.organisation(group.organisation(0))->share_spread);
  group.must(group.nyckelperson(1), ShareSpread{false});
  EXPECT_FALSE(group.now.organisation(group.organisation(1))->share_spread);
}

}  // namespace
}  // namespace jamsides::test
