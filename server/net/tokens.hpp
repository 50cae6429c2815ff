// tokens.hpp - chance for the outside world: tokens of links and cookies, room codes, group ids.
//
// Tokens are 160 bits from the operating system's generator, written as 32 letters of lower-case base32; only
// their SHA-256 is kept anywhere, so looking one up by its hash compares nothing secret. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/group.hpp"

namespace jamsides::net {

/// A new token, in plain for whoever it is for and hashed for the store.
Token fresh_token();

/// SHA-256 of `text`, 64 hex digits.
std::string sha256_hex(std::string_view text);

/// A token that follows from `secret` and what it is for (HMAC-SHA-256): the same for the same, and telling
/// nothing of the secret.
std::string derived_token(std::string_view secret, std::string_view purpose);

/// Whether `text` can be a token: 32 of [a-z2-7]. Anything else need not be looked up.
bool is_token(std::string_view text);

/// A room code as it is shown, "HTKN 47": four letters without I and O, two digits without 0 and 1.
std::string fresh_code();

/// The room code that somebody typed ("htkn47", " HTKN  47 ", "htkn-47"), as it is shown; nothing where it is
/// none.
std::optional<std::string> normal_code(std::string_view typed);

/// "g" and ten of [a-z2-7].
GroupId fresh_group_id();

}  // namespace jamsides::net
