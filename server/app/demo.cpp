// demo.cpp - see demo.hpp.
#include "app/demo.hpp"

#include <optional>
#include <utility>

#include "app/demo_scores.hpp"
#include "view/words.hpp"

namespace jamsides::app {
namespace {

constexpr std::int64_t kDay = 86'400'000;

std::string day(UtcMillis now, int offset) { return stockholm_day({now.n + offset * kDay}); }

using Played = std::function<void(std::expected<std::vector<Link>, std::string>)>;

/// Gives one command after the other; the first refusal ends it. A room that fails drops what waits in it,
/// and this with it: then it says so.
class Player : public std::enable_shared_from_this<Player> {
 public:
  Player(std::shared_ptr<room::Room> room, Played done) : room_(std::move(room)), done_(std::move(done)) {}
  ~Player() {
    if (done_) done_(std::unexpected(std::string("the store failed")));
  }
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  void finish(std::expected<std::vector<Link>, std::string> how) { std::exchange(done_, {})(std::move(how)); }

  void play(const Author& author, const Command& command) {
    room_->ask(author, command, [self = shared_from_this(), name = name_of(command)](auto told) {
      if (!told && !self->refused_)
        self->refused_ = std::string(name) + ": " + jamsides::name_of(told.error().code);
      if (told) {
        for (const auto& secret : told->secrets) self->secrets_.push_back(secret);
      }
    });
  }
  const Group& group() const { return room_->group(); }
  SeatId seat(OrganisationId organisation, seating::Function function) const {
    for (const auto& [id, seat] : group().seating.seats) {
      if (seat.organisation == organisation && seat.function == function) return id;
    }
    return {};
  }
  const std::optional<std::string>& refused() const { return refused_; }
  const std::vector<Secret>& secrets() const { return secrets_; }

 private:
  std::shared_ptr<room::Room> room_;
  Played done_;  // empty once it has been told
  std::optional<std::string> refused_;
  std::vector<Secret> secrets_;
};

setup::Create group_of(std::shared_ptr<const Checklist> checklist, int number, UtcMillis now) {
  setup::Create create;
  create.name = number == 1 ? "Demogruppen" : "Demogruppen " + std::to_string(number);
  create.checklist = std::move(checklist);
  create.organisations = {{demo::kStories[0].name, seating::Kind::kommun, "", ""},
                          {demo::kStories[1].name, seating::Kind::kommun, "", ""},
                          {demo::kStories[2].name, seating::Kind::stadsdel, "", ""}};
  create.mentor = setup::NewOrganisation{"Dalhult", seating::Kind::kommun, "", ""};
  create.occasions = {{"uppstart", day(now, -250), 0},
                      {"bm1", day(now, -130), 0},
                      {"bm2", day(now, 0), 1},
                      {"bm3", day(now, 120), 2},
                      {"avslutning", day(now, 240), -1}};
  create.mentor_leads = true;
  return create;
}

void make_promises(Player& player, const std::vector<OrganisationId>& organisations, UtcMillis now) {
  for (const auto& promise : demo::kPromises) {
    const auto organisation = organisations[promise.organisation];
    commitment::Make make{organisation, promise.what, player.seat(organisation, promise.who), {}, false};
    make.details = {{promise.item}, day(now, promise.due_in_days), promise.evidence, promise.anchor, false};
    player.play(Author::of(player.seat(organisation, seating::Function::nyckelperson)), make);
  }
}

/// A meeting that has been: opened, everyone's scores entered, closed.
void play_past(Player& player, const OccasionId& occasion, const std::vector<OrganisationId>& organisations,
               bool with_words, UtcMillis now) {
  const auto* meeting = player.group().meeting.at(occasion);
  if (!meeting) return;
  const auto id = meeting->id;
  const auto leader = Author::of(meeting->facilitator);
  player.play(leader, meeting::Open{id});
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    const auto& story = demo::kStories[i];
    const auto author = Author::of(player.seat(organisations[i], seating::Function::nyckelperson));
    for (int item = 1; item <= 10; ++item) {
      const auto at = static_cast<std::size_t>(item - 1);
      assessment::Enter enter{
          organisations[i],           occasion, item, with_words ? story.bm1[at] : story.uppstart[at],
          assessment::Source::direct, "",       "",   ""};
      for (const auto& words : story.words) {
        if (with_words && words.item == item) {
          enter.comment = words.comment;
          enter.next = words.next;
        }
      }
      player.play(author, enter);
    }
  }
  if (with_words) make_promises(player, organisations, now);
  player.play(leader, meeting::Close{id});
}

std::vector<Link> links_of(const Group& group, const std::vector<Secret>& secrets) {
  std::vector<Link> links;
  for (const auto& secret : secrets) {
    const auto* seat = group.seat(secret.seat);
    if (!seat) continue;
    const auto* organisation = group.organisation(seat->organisation);
    links.push_back({group.id, seat->id, seat->organisation, organisation ? organisation->name : "",
                     seat->function, secret.key == Key::room && group.is_facilitator(seat->id), secret.key,
                     secret.token});
  }
  return links;
}

}  // namespace

void play_demo(const std::shared_ptr<room::Room>& room, std::shared_ptr<const Checklist> checklist,
               int number, UtcMillis now,
               std::function<void(std::expected<std::vector<Link>, std::string>)> done) {
  const auto player = std::make_shared<Player>(room, std::move(done));
  player->play(Author::admin(), group_of(std::move(checklist), number, now));

  std::vector<OrganisationId> organisations;
  for (const auto& [id, organisation] : player->group().seating.organisations) {
    if (!organisation.mentor) organisations.push_back(id);
  }
  if (organisations.size() == demo::kStories.size()) {
    play_past(*player, "uppstart", organisations, false, now);
    play_past(*player, "bm1", organisations, true, now);
    const auto bm2 = player->group().meeting.at("bm2")->id;
    const auto leader = Author::of(player->group().meeting.at("bm2")->facilitator);
    using assessment::Mode, assessment::Place;
    if (player->group().checklist->agendas.contains("bm2-rum")) {
      player->play(leader, agenda::Use{bm2, "bm2-rum"});
    }
    player->play(leader, meeting::Open{bm2});
    player->play(leader, assessment::Open{"bm2", organisations[0], Mode::confirm, Place::room});
    player->play(leader, assessment::Open{"bm2", organisations[1], Mode::ballot, Place::room});
  }
  player->play(Author::admin(), seating::IssueCards{{}, false});
  player->play(Author::admin(), seating::IssueCards{{}, true});
  room->read([player](const Group& group) {
    if (player->refused()) return player->finish(std::unexpected(*player->refused()));
    player->finish(links_of(group, player->secrets()));
  });
}

}  // namespace jamsides::app
