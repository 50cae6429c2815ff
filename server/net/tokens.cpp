// tokens.cpp - see tokens.hpp.
#include "net/tokens.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/bug.hpp"

namespace jamsides::net {
namespace {

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view kCodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";  // no I, no O
constexpr std::string_view kCodeDigits = "23456789";                   // no 0, no 1
constexpr std::size_t kTokenLength = 32;                               // 160 bits

void fill_with_chance(unsigned char* bytes, std::size_t size) {
  ASSERT_BUG(RAND_bytes(bytes, static_cast<int>(size)) == 1);  // without chance there is no safe way on
}

/// `length` letters, five bits of chance each.
std::string random_base32(std::size_t length) {
  std::string text(length, '\0');
  std::array<unsigned char, kTokenLength> chance{};
  fill_with_chance(chance.data(), length);
  for (std::size_t i = 0; i < length; ++i) text[i] = kBase32[chance[i] & 31u];
  return text;
}

/// One letter of `alphabet`, each as likely as the others.
char random_of(std::string_view alphabet) {
  const std::size_t fair = 256 - 256 % alphabet.size();
  unsigned char byte = 0;
  do {
    fill_with_chance(&byte, 1);
  } while (byte >= fair);
  return alphabet[byte % alphabet.size()];
}

}  // namespace

Token fresh_token() {
  std::string plain = random_base32(kTokenLength);
  std::string hash = sha256_hex(plain);
  return {std::move(plain), std::move(hash)};
}

std::string sha256_hex(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  ASSERT_BUG(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  std::string out;
  out.reserve(std::size_t{size} * 2);
  for (unsigned i = 0; i < size; ++i) {
    out += hex[digest[i] >> 4];
    out += hex[digest[i] & 15];
  }
  return out;
}

std::string derived_token(std::string_view secret, std::string_view purpose) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(purpose.data());
  ASSERT_BUG(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), data, purpose.size(),
                  digest.data(), &size) != nullptr);
  std::string text;
  for (std::size_t bit = 0; text.size() < kTokenLength; bit += 5) {  // the first 160 bits, five a letter
    const unsigned pair = (unsigned{digest.at(bit / 8)} << 8) | digest.at(bit / 8 + 1);
    text += kBase32[(pair >> (11 - bit % 8)) & 31u];
  }
  return text;
}

bool is_token(std::string_view text) {
  return text.size() == kTokenLength &&
         std::ranges::all_of(text, [](char c) { return kBase32.find(c) != std::string_view::npos; });
}

std::string fresh_code() {
  std::string code;
  for (int i = 0; i < 4; ++i) code += random_of(kCodeLetters);
  code += ' ';
  for (int i = 0; i < 2; ++i) code += random_of(kCodeDigits);
  return code;
}

std::optional<std::string> normal_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    if (code.size() == 4) code += ' ';
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool letter = code.size() <= 4;
    if ((letter ? kCodeLetters : kCodeDigits).find(code.back()) == std::string_view::npos)
      return std::nullopt;
    if (code.size() > 7) return std::nullopt;
  }
  if (code.size() != 7) return std::nullopt;
  return code;
}

GroupId fresh_group_id() { return 'g' + random_base32(10); }

}  // namespace jamsides::net
