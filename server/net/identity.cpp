// identity.cpp - see identity.hpp.
#include "net/identity.hpp"

#include <memory>
#include <utility>

#include "base/overloaded.hpp"
#include "net/http_message.hpp"
#include "net/tokens.hpp"

namespace jamsides::net {
namespace {

struct Everything {
  std::vector<store::CredentialInfo> credentials;
  std::vector<store::SessionInfo> sessions;
  std::vector<store::AdminInfo> admins;
  std::vector<store::RoomCodeInfo> codes;
};

bool is_over(UtcMillis until, UtcMillis now) { return until.n != 0 && now >= until; }

template <class Map>
auto* find_by_token(Map& map, std::string_view token) {
  const auto it = is_token(token) ? map.find(sha256_hex(token)) : map.end();
  return it == map.end() ? nullptr : &it->second;
}

}  // namespace

void Identity::load(std::function<void(std::expected<void, store::Fault>)> done) {
  on_network_thread_.check();
  store_.run(
      [](store::Log& log) {
        return std::make_shared<Everything>(
            Everything{log.credentials(), log.sessions(), log.admins(), log.room_codes()});
      },
      [this, done = std::move(done)](std::expected<std::shared_ptr<Everything>, store::Fault> all) {
        if (!all) return done(std::unexpected(all.error()));
        credentials_.clear();
        spent_.clear();
        sessions_.clear();
        admins_.clear();
        codes_.clear();
        for (auto& c : (*all)->credentials) {
          if (c.revoked.n != 0 || is_over(c.until, now_())) continue;
          if (!c.used) {
            credentials_[c.hash] = c;
          } else if (c.key == Key::desk) {
            spent_[c.hash] = c;
          }
        }
        for (auto& s : (*all)->sessions) {
          if (lives(s)) {
            sessions_[s.hash] = s;
          } else {
            store_.run([hash = s.hash](store::Log& log) { log.end_session(hash); }, [](auto) {});
          }
        }
        for (auto& a : (*all)->admins) {
          if (lives(a)) {
            admins_[a.hash] = a;
          } else {
            store_.run([hash = a.hash](store::Log& log) { log.end_admin(hash); }, [](auto) {});
          }
        }
        for (auto& c : (*all)->codes) codes_[c.code] = c;
        done({});
      });
}

bool Identity::lives(const store::SessionInfo& session) const {
  return now_() < session.created + session_life(session.key);
}

bool Identity::lives(const store::AdminInfo& admin) const { return !is_over(admin.until, now_()); }

std::optional<store::CredentialInfo> Identity::credential(std::string_view token) const {
  on_network_thread_.check();
  const auto* found = find_by_token(credentials_, token);
  if (!found || is_over(found->until, now_())) return std::nullopt;
  return *found;
}

std::optional<store::CredentialInfo> Identity::credential_by_hash(const std::string& hash) const {
  on_network_thread_.check();
  const auto it = credentials_.find(hash);
  if (it == credentials_.end() || is_over(it->second.until, now_())) return std::nullopt;
  return it->second;
}

std::optional<Who> Identity::by_token(std::string_view token) const {
  const auto found = credential(token);
  if (!found || found->card) return std::nullopt;
  return Who{found->group, found->seat, found->key, found->hash};
}

std::optional<Who> Identity::by_session(std::string_view value) const {
  on_network_thread_.check();
  const auto* found = find_by_token(sessions_, value);
  if (!found || !lives(*found)) return std::nullopt;
  return Who{found->group, found->seat, found->key, found->hash};
}

bool Identity::is_good(const Who& who) const {
  on_network_thread_.check();
  const auto session = sessions_.find(who.hash);
  return session != sessions_.end() ? lives(session->second) : credential_by_hash(who.hash).has_value();
}

std::vector<Who> Identity::by_cookies(std::string_view cookie_header) const {
  std::vector<Who> all;
  for (const auto name : {kSeatCookie, kStorbildCookie}) {
    if (auto who = by_session(cookie(cookie_header, name))) all.push_back(std::move(*who));
  }
  return all;
}

std::optional<store::CredentialInfo> Identity::spent(std::string_view token) const {
  on_network_thread_.check();
  const auto* found = find_by_token(spent_, token);
  return found ? std::optional(*found) : std::nullopt;
}

void Identity::start_session(const GroupId& group, SeatId seat, Key key,
                             std::function<void(std::expected<std::string, store::Fault>)> then) {
  add_session(
      {{}, group, seat, key, now_(), now_()},
      [](store::Log& log, const store::SessionInfo& session) {
        log.add_session(session);
        return true;
      },
      std::move(then));
}

void Identity::open_desk(const store::CredentialInfo& link,
                         std::function<void(std::expected<std::string, store::Fault>)> then) {
  on_network_thread_.check();
  auto opened = credentials_.extract(link.hash);  // at once: of two that come together one opens it
  if (opened.empty()) return then(std::unexpected(store::Fault{"the link has been opened"}));
  spent_.insert(std::move(opened));
  add_session(
      {{}, link.group, link.seat, link.key, now_(), now_()},
      [hash = link.hash](store::Log& log, const store::SessionInfo& session) {
        return log.open_once(hash, session);
      },
      [this, hash = link.hash, then = std::move(then)](auto value) {
        if (!value) credentials_.insert(spent_.extract(hash));  // it was not stored: still unopened
        then(std::move(value));
      });
}

void Identity::add_session(store::SessionInfo session,
                           std::function<bool(store::Log&, const store::SessionInfo&)> add,
                           std::function<void(std::expected<std::string, store::Fault>)> then) {
  on_network_thread_.check();
  const auto token = fresh_token();
  session.hash = token.hash;
  starting_[session.hash] = session;
  store_.run([session, add = std::move(add)](store::Log& log) { return add(log, session); },
             [this, session, plain = token.plain, then = std::move(then)](auto stored) {
               const bool good = starting_.erase(session.hash) == 1;
               if (!stored) return then(std::unexpected(stored.error()));
               if (!good || !*stored) {
                 store_.run([hash = session.hash](store::Log& log) { log.end_session(hash); }, [](auto) {});
                 return then(std::unexpected(store::Fault{"the seat was revoked meanwhile"}));
               }
               sessions_[session.hash] = session;
               then(plain);
             });
}

void Identity::end_session(const std::string& hash) {
  on_network_thread_.check();
  if (sessions_.erase(hash) == 0) return;
  store_.run([hash](store::Log& log) { log.end_session(hash); }, [](auto) {});
}

void Identity::add_admin(store::AdminInfo::Kind kind, std::chrono::milliseconds life,
                         std::function<void(std::expected<std::string, store::Fault>)> then) {
  on_network_thread_.check();
  const auto token = fresh_token();
  const auto now = now_();
  const store::AdminInfo admin{token.hash, kind, now, life.count() == 0 ? UtcMillis{} : now + life};
  store_.run([admin](store::Log& log) { log.add_admin(admin); },
             [this, admin, plain = token.plain, then = std::move(then)](auto stored) {
               if (!stored) return then(std::unexpected(stored.error()));
               admins_[admin.hash] = admin;
               then(plain);
             });
}

void Identity::add_admin_link(std::chrono::milliseconds life,
                              std::function<void(std::expected<std::string, store::Fault>)> then) {
  add_admin(store::AdminInfo::Kind::link, life, std::move(then));
}

void Identity::replace_admin_link(std::function<void(std::expected<std::string, store::Fault>)> then) {
  const auto before = std::make_shared<std::vector<std::string>>();
  for (const auto& [hash, admin] : admins_) before->push_back(hash);
  add_admin_link(std::chrono::milliseconds{0}, [this, before, then = std::move(then)](auto token) {
    if (token) {
      for (const auto& hash : *before) admins_.erase(hash);
      store_.run(
          [before](store::Log& log) {
            for (const auto& hash : *before) log.end_admin(hash);
          },
          [](auto) {});
    }
    then(std::move(token));
  });
}

void Identity::start_admin_session(std::function<void(std::expected<std::string, store::Fault>)> then) {
  add_admin(store::AdminInfo::Kind::session, kAdminSessionLife, std::move(then));
}

bool Identity::is_admin_link(std::string_view token) const {
  on_network_thread_.check();
  const auto* found = find_by_token(admins_, token);
  return found && found->kind == store::AdminInfo::Kind::link && lives(*found);
}

bool Identity::is_admin(std::string_view cookie_header) const {
  on_network_thread_.check();
  const auto* found = find_by_token(admins_, cookie(cookie_header, kAdminCookie));
  return found && found->kind == store::AdminInfo::Kind::session && lives(*found);
}

void Identity::end_admin_session(std::string_view cookie_header) {
  if (!is_admin(cookie_header)) return;
  const auto hash = sha256_hex(cookie(cookie_header, kAdminCookie));
  admins_.erase(hash);
  store_.run([hash](store::Log& log) { log.end_admin(hash); }, [](auto) {});
}

void Identity::rows_committed(const GroupId& group, const std::vector<SideRow>& rows) {
  on_network_thread_.check();
  for (const auto& row : rows) {
    std::visit(overloaded{[](const PersonRow&) {},
                          [&](const CredentialRow& r) {
                            credentials_[r.token_hash] = {r.token_hash, group,   r.seat, r.key, r.facilitator,
                                                          now_(),       r.until, r.card, false, UtcMillis{}};
                          },
                          [&](const RevokeRow& r) { revoke(group, r.seat); },
                          [&](const RoomCodeRow& r) { codes_[r.code] = {r.code, group, r.meeting}; },
                          [](const AnswerRow&) {}, [](const ResultsRow&) {}},
               row);
  }
}

void Identity::revoke(const GroupId& group, SeatId seat) {
  const auto of_seat = [&](const auto& entry) {
    return entry.second.group == group && entry.second.seat == seat;
  };
  std::erase_if(credentials_, of_seat);
  std::erase_if(spent_, of_seat);
  std::erase_if(sessions_, of_seat);  // the store follows the same row
  std::erase_if(starting_, of_seat);
}

void Identity::remove_group(const GroupId& group) {
  on_network_thread_.check();
  const auto of_group = [&](const auto& entry) { return entry.second.group == group; };
  std::erase_if(credentials_, of_group);
  std::erase_if(spent_, of_group);
  std::erase_if(sessions_, of_group);
  std::erase_if(starting_, of_group);
  std::erase_if(codes_, of_group);
}

std::optional<store::RoomCodeInfo> Identity::room_code(const std::string& code) const {
  on_network_thread_.check();
  const auto it = codes_.find(code);
  if (it == codes_.end()) return std::nullopt;
  return it->second;
}

std::vector<GroupId> Identity::aimed_at(const std::string& code) const {
  on_network_thread_.check();
  const std::string letters = code.substr(0, code.find(' ') + 1);
  std::vector<GroupId> groups;
  for (auto it = codes_.lower_bound(letters); it != codes_.end() && it->first.starts_with(letters); ++it)
    groups.push_back(it->second.group);
  return groups;
}

std::string Identity::unused_code() const {
  on_network_thread_.check();
  std::string code = fresh_code();
  while (codes_.contains(code)) code = fresh_code();
  return code;
}

}  // namespace jamsides::net
