// sit_down.hpp - giving a device its seat: the session, its cookie, and what becomes of the seat it had
// before.
//
// Links, switching and joining end here. Network thread only.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "net/call.hpp"

namespace jamsides::net {

/// The cookie a seat lives in: a storbild has one beside the seat's, so that one laptop can be both.
std::string_view cookie_of(const seating::Seat& seat);

/// What the device holds in that cookie now.
std::optional<Who> held_by(const Call& call, const seating::Seat& seat);

/// The page a link leads to.
std::string page_of(const Group& group, const store::CredentialInfo& credential);

/// Gives the device a session of the seat and sets its cookie with the call's answer; the session it had
/// before ends. `then` hears the new session's hash; a fault of the store is answered.
void give_session(const CallPtr& call, const GroupId& group, const seating::Seat& seat, Key key,
                  std::function<void(const std::string& hash)> then);

/// The same with a link. A replacement card is used up first, a desk link with it (SE11); `then` hears false
/// where it was no longer good.
void sit_down(const CallPtr& call, const store::CredentialInfo& credential,
              const std::shared_ptr<room::Room>& room, std::function<void(bool)> then);

}  // namespace jamsides::net
