// sit_down.cpp - see sit_down.hpp.
#include "net/sit_down.hpp"

#include "net/tokens.hpp"

namespace jamsides::net {

std::string_view cookie_of(const seating::Seat& seat) {
  return seat.function == seating::Function::storbild ? kStorbildCookie : kSeatCookie;
}

std::optional<Who> held_by(const Call& call, const seating::Seat& seat) {
  return call.net.identity.by_session(cookie(call.request.cookies, cookie_of(seat)));
}

std::string page_of(const Group& group, const store::CredentialInfo& credential) {
  const auto* seat = group.seat(credential.seat);
  if (credential.key == Key::desk) return "/hemma";
  if (seat && seat->function == seating::Function::storbild) return "/storbild";
  return credential.facilitator || group.is_facilitator(credential.seat) ? "/led" : "/";
}

namespace {

using Seated = std::function<void(const std::string& hash)>;

/// Takes the new session's cookie value: the cookie, and the end of the session the device had.
std::function<void(std::expected<std::string, store::Fault>)> settle(const CallPtr& call,
                                                                     const GroupId& group,
                                                                     const seating::Seat& seat, Key key,
                                                                     Seated then) {
  return [call, group, seat, key, then = std::move(then)](std::expected<std::string, store::Fault> value) {
    if (!value) return call->refuse(RefusalCode::not_saved);
    if (const auto before = held_by(*call, seat)) {
      const bool same = before->group == group && before->seat == seat.id;
      call->net.identity.end_session(before->hash);
      call->net.end_sessions(before->hash, same ? room::End::come_back : room::End::seat_left);
    }
    call->set_cookie(cookie_of(seat), *value, session_life(key));
    then(sha256_hex(*value));
  };
}

}  // namespace

void give_session(const CallPtr& call, const GroupId& group, const seating::Seat& seat, Key key,
                  Seated then) {
  call->net.identity.start_session(group, seat.id, key, settle(call, group, seat, key, std::move(then)));
}

void sit_down(const CallPtr& call, const store::CredentialInfo& credential,
              const std::shared_ptr<room::Room>& room, std::function<void(bool)> then) {
  const auto* found = room->group().seat(credential.seat);
  if (!found || !call->net.identity.credential_by_hash(credential.hash)) return then(false);
  if (credential.key == Key::desk) {
    call->net.identity.open_desk(
        credential, settle(call, credential.group, *found, Key::desk,
                           [call, hash = credential.hash, then = std::move(then)](const std::string&) {
                             call->net.end_sessions(hash, room::End::revoked);  // programs that had it
                             call->net.log("link: a desk was opened");
                             then(true);
                           }));
    return;
  }
  const auto sit = [call, credential, seat = *found, then](std::expected<room::Told, Refusal> used) {
    if (!used && status_of(used.error().code) == 503) return call->refuse(used.error());
    if (!used) return then(false);
    give_session(call, credential.group, seat, credential.key, [then](const std::string&) { then(true); });
  };
  if (!credential.card) return sit(room::Told{});
  room->ask(Author::system(), seating::UseCard{credential.card}, sit);
}

}  // namespace jamsides::net
