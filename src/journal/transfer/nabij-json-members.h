/* nabij-json-members.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * NabijJsonMembers:
 * @object: (transfer none): where is read from; it has to outlive what is read
 * @wrong: the name of the first member that is not what it should be, or `NULL` as long as all are
 *
 * The members of an object while they are read one after the other.
 */
typedef struct {
  JsonObject *object;
  const char *wrong;
} NabijJsonMembers;

JsonNode   *nabij_json_members_get (NabijJsonMembers *members,
                                    const char       *name);
JsonNode   *nabij_json_members_get_value (NabijJsonMembers *members,
                                          const char       *name,
                                          GType             type);
const char *nabij_json_members_get_text (NabijJsonMembers *members,
                                         const char       *name);
gboolean    nabij_json_members_get_flag (NabijJsonMembers *members,
                                         const char       *name);
void        nabij_json_members_get_instant (NabijJsonMembers *members,
                                            const char       *name,
                                            NabijInstant     *instant);
char       *nabij_json_members_dup_uuid (NabijJsonMembers *members,
                                         const char       *name) G_GNUC_WARN_UNUSED_RESULT;

void  nabij_json_set_text (JsonObject *object,
                           const char *name,
                           const char *text);
void  nabij_json_set_flag (JsonObject *object,
                           const char *name,
                           gboolean    flag);
void  nabij_json_set_instant (JsonObject         *object,
                              const char         *name,
                              const NabijInstant *instant);
char *nabij_json_to_line (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
