/* nabij-json-members.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the objects of JSON that the journal writes and reads have in common: a member that has nothing
 * to say is left out, and one that is missing or `null` leaves what it would fill as it is. Any thread
 * may use it.
 */

#include "config.h"

#include "nabij-json-members.h"

#include "nabij-instant-text.h"

#include <string.h>

/* json-glib 1.6 escapes every control character but this one. */
static char *
escape_last_control (char *json)
{
  GString *escaped;

  if (strchr (json, '\x1f') == NULL)
    return json;

  escaped = g_string_new (json);
  g_string_replace (escaped, "\x1f", "\\u001f", 0);
  g_free (json);

  return g_string_free (escaped, FALSE);
}

/**
 * nabij_json_members_get:
 * @members: where is read from
 * @name: the name of a member
 *
 * Finds a member. Nothing more is found once a member was not what it should be.
 *
 * Returns: (transfer none) (nullable): what it is, or `NULL` where it is missing or `null`
 */
JsonNode *
nabij_json_members_get (NabijJsonMembers *members,
                        const char       *name)
{
  JsonNode *node;

  g_return_val_if_fail (members != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (members->wrong != NULL)
    return NULL;
  node = json_object_get_member (members->object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/**
 * nabij_json_members_get_value:
 * @members: where is read from
 * @name: the name of a member; it is noted where it is anything but a value of @type
 * @type: `G_TYPE_STRING`, `G_TYPE_INT64`, `G_TYPE_DOUBLE` or `G_TYPE_BOOLEAN`
 *
 * Finds a member that holds one value.
 *
 * Returns: (transfer none) (nullable): what it is, or `NULL` without it
 */
JsonNode *
nabij_json_members_get_value (NabijJsonMembers *members,
                              const char       *name,
                              GType             type)
{
  JsonNode *node = nabij_json_members_get (members, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type) {
    members->wrong = name;
    return NULL;
  }

  return node;
}

/**
 * nabij_json_members_get_text:
 * @members: where is read from
 * @name: the name of a member; it is noted where it is no text
 *
 * Reads a text.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` without it
 */
const char *
nabij_json_members_get_text (NabijJsonMembers *members,
                             const char       *name)
{
  JsonNode *node = nabij_json_members_get_value (members, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/**
 * nabij_json_members_get_flag:
 * @members: where is read from
 * @name: the name of a member; it is noted where it is neither true nor false
 *
 * Reads what is either so or not.
 *
 * Returns: whether it is so; `FALSE` without the member
 */
gboolean
nabij_json_members_get_flag (NabijJsonMembers *members,
                             const char       *name)
{
  JsonNode *node = nabij_json_members_get_value (members, name, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

/**
 * nabij_json_members_get_instant:
 * @members: where is read from
 * @name: the name of a member; it is noted where it is no instant
 * @instant: (inout): the instant; it stays as it is without the member
 *
 * Reads an instant.
 */
void
nabij_json_members_get_instant (NabijJsonMembers *members,
                                const char       *name,
                                NabijInstant     *instant)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (text != NULL && !nabij_instant_from_text (text, instant))
    members->wrong = name;
}

/**
 * nabij_json_members_dup_uuid:
 * @members: where is read from
 * @name: the name of a member; it is noted where it is no UUID
 *
 * Reads a UUID, in small letters, as this program makes them: so one thing has one name.
 *
 * Returns: (transfer full) (nullable): the UUID, or `NULL` without it
 */
char *
nabij_json_members_dup_uuid (NabijJsonMembers *members,
                             const char       *name)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (text == NULL)
    return NULL;
  if (!g_uuid_string_is_valid (text)) {
    members->wrong = name;
    return NULL;
  }

  return g_ascii_strdown (text, -1);
}

/**
 * nabij_json_set_text:
 * @object: what is written
 * @name: the name of a member
 * @text: (nullable): the text; the member is left out without it
 *
 * Writes a text.
 */
void
nabij_json_set_text (JsonObject *object,
                     const char *name,
                     const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/**
 * nabij_json_set_flag:
 * @object: what is written
 * @name: the name of a member
 * @flag: whether it is so; the member is left out where it is not
 *
 * Writes what is either so or not.
 */
void
nabij_json_set_flag (JsonObject *object,
                     const char *name,
                     gboolean    flag)
{
  if (flag)
    json_object_set_boolean_member (object, name, TRUE);
}

/**
 * nabij_json_set_instant:
 * @object: what is written
 * @name: the name of a member
 * @instant: when it was
 *
 * Writes an instant.
 */
void
nabij_json_set_instant (JsonObject         *object,
                        const char         *name,
                        const NabijInstant *instant)
{
  g_autofree char *text = nabij_instant_to_text (instant);

  json_object_set_string_member (object, name, text);
}

/**
 * nabij_json_to_line:
 * @object: what was written
 *
 * Makes the text of an object. No control character stands in it as it is.
 *
 * Returns: (transfer full): the text on one line, without its end
 */
char *
nabij_json_to_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  node = json_node_init_object (json_node_alloc (), object);
  return escape_last_control (json_to_string (node, FALSE));
}
