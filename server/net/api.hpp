// api.hpp - the calls of the HTTP API (SPEC.md, HT), one function each; router.cpp says which path is whose.
#pragma once

#include "net/call.hpp"

namespace jamsides::net::api {

// api_me.cpp
void me(const CallPtr& call);
void switch_seat(const CallPtr& call);
void leave(const CallPtr& call);

// api_join.cpp
void join(const CallPtr& call);
void join_request(const CallPtr& call);
void join_state(const CallPtr& call);

// api_method.cpp
void method(const CallPtr& call);

// api_documents.cpp
void checklist_csv(const CallPtr& call);
void checklist_html(const CallPtr& call);
void notes_html(const CallPtr& call);
void notes_text(const CallPtr& call);
void notes_json(const CallPtr& call);
void anchoring_html(const CallPtr& call);

// api_calendar.cpp
void calendar_link(const CallPtr& call);
void calendar(const CallPtr& call);

// api_about.cpp
void about(const CallPtr& call);

// api_admin.cpp, api_groups.cpp; only with the admin's cookie
void groups(const CallPtr& call);
void create_group(const CallPtr& call);
void group(const CallPtr& call);
void change_group(const CallPtr& call);
void delete_group(const CallPtr& call);
void issue_cards(const CallPtr& call);
void enter_score(const CallPtr& call);
void methods(const CallPtr& call);
void admin_leave(const CallPtr& call);
void back_up(const CallPtr& call);

}  // namespace jamsides::net::api
