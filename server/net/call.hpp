// call.hpp - one request on its way through the API: what was asked, and the one answer it gets.
//
// Shared by the callbacks that work on it; when the last of them goes without an answer (a room stopped,
// say), the client is told to try again. Network thread only.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/http_message.hpp"
#include "net/net_context.hpp"
#include "wire/decode.hpp"
#include "wire/fields.hpp"

namespace jamsides::net {

class Call {
 public:
  Call(NetContext& context, Request asked, Respond respond);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  NetContext& net;
  const Request request;
  std::vector<std::string> parts;  // what stands for {…} in the route

  /// The language of words: ?lang, else Accept-Language, else Swedish.
  wire::Lang lang() const;

  /// The first answer counts.
  void answer(Answer answer);
  void json(std::string text, int status = 200);
  void done() { answer({.status = 204}); }
  void go_to(std::string place);
  /// A refusal and the status that fits it.
  void refuse(const Refusal& refusal, int status);
  void refuse(const Refusal& refusal);
  void refuse(RefusalCode code) { refuse(Refusal{code}); }
  void refuse(RefusalCode code, int status) { refuse(Refusal{code}, status); }

  /// A cookie to set with the answer: ours are HttpOnly, SameSite=Lax, and Secure where the address is https.
  void set_cookie(std::string_view name, std::string_view value, std::chrono::seconds life);
  void clear_cookie(std::string_view name) { set_cookie(name, "", std::chrono::seconds{0}); }

 private:
  Respond respond_;
  std::vector<std::string> cookies_;
};

using CallPtr = std::shared_ptr<Call>;

/// The status of a rule's refusal (HT1).
int status_of(RefusalCode code);

/// Why a room cannot be opened, in words for whoever asked.
Refusal refusal_of(const store::LoadError& error);

/// The body as JSON. Where it is none, the call is refused and nothing is returned.
std::optional<nlohmann::json> body_of(const CallPtr& call);

/// Whether `fields` were all right; else the call is refused (400).
bool complete(const CallPtr& call, wire::Fields& fields);

/// The group's room; where there is none the call is answered.
void with_room(const CallPtr& call, const GroupId& group,
               std::function<void(const std::shared_ptr<room::Room>&)> then);

/// The group's state, everything in it safe.
void with_group(const CallPtr& call, const GroupId& group,
                std::function<void(const Group&, const std::shared_ptr<room::Room>&)> then);

/// Asks the room; a refusal is answered, else `then` hears what was told once it is safe.
void ask(const CallPtr& call, const std::shared_ptr<room::Room>& room, const Author& author,
         const Command& command, std::function<void(const room::Told&)> then);

}  // namespace jamsides::net
