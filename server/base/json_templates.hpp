// json_templates.hpp - what nlohmann/json is made of, compiled once in json_templates.cpp: a third of what
// compiling a test took. Part of the precompiled headers, never included by hand: without them each file
// makes its own, and all is as before.
#pragma once

#include <nlohmann/json.hpp>

#ifndef JAMSIDES_JSON_TEMPLATE
#define JAMSIDES_JSON_TEMPLATE extern template
#endif

namespace jamsides::json_templates {
using Json = nlohmann::json;
using Text = nlohmann::detail::iterator_input_adapter<std::string::const_iterator>;
using Built = nlohmann::detail::json_sax_dom_parser<Json>;
using Filtered = nlohmann::detail::json_sax_dom_callback_parser<Json>;
}  // namespace jamsides::json_templates

JAMSIDES_JSON_TEMPLATE class nlohmann::basic_json<>;
JAMSIDES_JSON_TEMPLATE class nlohmann::detail::serializer<jamsides::json_templates::Json>;
JAMSIDES_JSON_TEMPLATE class nlohmann::detail::json_sax_dom_parser<jamsides::json_templates::Json>;
JAMSIDES_JSON_TEMPLATE class nlohmann::detail::json_sax_dom_callback_parser<jamsides::json_templates::Json>;
JAMSIDES_JSON_TEMPLATE class nlohmann::detail::lexer<jamsides::json_templates::Json,
                                                     jamsides::json_templates::Text>;
JAMSIDES_JSON_TEMPLATE class nlohmann::detail::parser<jamsides::json_templates::Json,
                                                      jamsides::json_templates::Text>;
JAMSIDES_JSON_TEMPLATE bool
nlohmann::detail::parser<jamsides::json_templates::Json, jamsides::json_templates::Text>::sax_parse_internal(
    jamsides::json_templates::Built*);
JAMSIDES_JSON_TEMPLATE bool
nlohmann::detail::parser<jamsides::json_templates::Json, jamsides::json_templates::Text>::sax_parse_internal(
    jamsides::json_templates::Filtered*);
JAMSIDES_JSON_TEMPLATE class std::vector<jamsides::json_templates::Json>;
JAMSIDES_JSON_TEMPLATE class std::map<std::string, jamsides::json_templates::Json, std::less<>>;
