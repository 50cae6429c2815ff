// identity.hpp - who a device or program is: credentials (links), sessions (cookies), the admin's, room
// codes.
//
// In: what the store holds at start, side rows as rooms commit them, links that are opened.  Out: the seat
// behind a token or a cookie. Everything is looked up in memory by SHA-256; changes are written through to
// the store. Network thread only (checked). Knows no HTTP.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bug.hpp"
#include "domain/group.hpp"
#include "store/store.hpp"

namespace jamsides::net {

inline constexpr std::string_view kSeatCookie = "js_seat";
inline constexpr std::string_view kStorbildCookie = "js_storbild";
inline constexpr std::string_view kAdminCookie = "js_admin";

// A browser keeps no cookie longer than 400 days.
inline constexpr std::chrono::hours kRoomSessionLife{48};
inline constexpr std::chrono::hours kDeskSessionLife{400 * 24};
inline constexpr std::chrono::hours kAdminSessionLife{12};

constexpr std::chrono::hours session_life(Key key) {
  return key == Key::desk ? kDeskSessionLife : kRoomSessionLife;
}

/// A seat, and how somebody came to it.
struct Who {
  GroupId group;
  SeatId seat{};
  Key key = Key::room;
  std::string hash;  // of the session or the credential it came from
  bool operator==(const Who&) const = default;
};

class Identity {
 public:
  Identity(store::Store& store, Clock now) : store_(store), now_(std::move(now)) {}
  Identity(const Identity&) = delete;
  Identity& operator=(const Identity&) = delete;

  /// Reads everything from the store, replacing what is known; `done` hears how it went.
  void load(std::function<void(std::expected<void, store::Fault>)> done);

  /// The seat of a link's token, for programs; single-use links are none.
  std::optional<Who> by_token(std::string_view token) const;

  /// The seats of a Cookie header: at most one seat, then at most one storbild.
  std::vector<Who> by_cookies(std::string_view cookie_header) const;

  /// The session behind one of our cookies' values.
  std::optional<Who> by_session(std::string_view value) const;

  /// Whether the session or link that `who` came from is good still.
  bool is_good(const Who& who) const;

  /// A link that is good now; single-use ones too, which the room decides about.
  std::optional<store::CredentialInfo> credential(std::string_view token) const;
  std::optional<store::CredentialInfo> credential_by_hash(const std::string& hash) const;

  /// A desk link that has been opened, which this token was the secret of; it opens nothing any more (SE11).
  std::optional<store::CredentialInfo> spent(std::string_view token) const;

  /// The secret of a seat's calendar (HT13): it follows from the oldest of its desk links, opened or not,
  /// that have not been revoked, and ends with it. Nothing where the seat has none.
  std::optional<std::string> calendar_secret(const GroupId& group, SeatId seat) const;
  /// Whether `token` is the secret that follows from any of them.
  bool is_calendar_secret(const GroupId& group, SeatId seat, std::string_view token) const;

  /// Seats a device; `then` hears the cookie's value once it is stored. A seat that is revoked meanwhile has
  /// no session.
  void start_session(const GroupId& group, SeatId seat, Key key,
                     std::function<void(std::expected<std::string, store::Fault>)> then);
  /// The same with a desk link, which is spent by it from this moment on.
  void open_desk(const store::CredentialInfo& link,
                 std::function<void(std::expected<std::string, store::Fault>)> then);
  void end_session(const std::string& hash);

  /// A link to the admin page, good for `life` (0 = until removed); `then` hears its token once it is stored.
  void add_admin_link(std::chrono::milliseconds life,
                      std::function<void(std::expected<std::string, store::Fault>)> then);
  /// The same without an end; the links and sessions there were before end with it.
  void replace_admin_link(std::function<void(std::expected<std::string, store::Fault>)> then);
  bool is_admin_link(std::string_view token) const;
  void start_admin_session(std::function<void(std::expected<std::string, store::Fault>)> then);
  bool is_admin(std::string_view cookie_header) const;
  void end_admin_session(std::string_view cookie_header);

  /// Side rows that a room has made safe (room::Services::rows_committed).
  void rows_committed(const GroupId& group, const std::vector<SideRow>& rows);
  /// The group is gone, and every way into it.
  void remove_group(const GroupId& group);

  /// The meeting of a room code, written as it is shown. The room says whether it still has that code.
  std::optional<store::RoomCodeInfo> room_code(const std::string& code) const;
  /// The groups whose room codes have this code's letters: the ones a wrong code was aimed at (LI9).
  std::vector<GroupId> aimed_at(const std::string& code) const;
  /// A room code nobody has now (room::Services::fresh_code).
  std::string unused_code() const;

 private:
  bool lives(const store::SessionInfo& session) const;
  bool lives(const store::AdminInfo& admin) const;
  void add_admin(store::AdminInfo::Kind kind, std::chrono::milliseconds life,
                 std::function<void(std::expected<std::string, store::Fault>)> then);
  void add_session(store::SessionInfo session,
                   std::function<bool(store::Log&, const store::SessionInfo&)> add,
                   std::function<void(std::expected<std::string, store::Fault>)> then);
  void revoke(const GroupId& group, SeatId seat);
  std::vector<store::CredentialInfo> desk_links(const GroupId& group, SeatId seat) const;

  store::Store& store_;
  const Clock now_;

  OnThread on_network_thread_;
  std::unordered_map<std::string, store::CredentialInfo> credentials_;  // by hash, good ones only
  std::unordered_map<std::string, store::CredentialInfo> spent_;        // desk links that have been opened
  std::unordered_map<std::string, store::SessionInfo> sessions_;
  std::unordered_map<std::string, store::SessionInfo> starting_;  // being stored
  std::unordered_map<std::string, store::AdminInfo> admins_;
  std::map<std::string, store::RoomCodeInfo> codes_;  // by code
};

}  // namespace jamsides::net
