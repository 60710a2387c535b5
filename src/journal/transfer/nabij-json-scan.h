/* nabij-json-scan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many objects and lists may stand inside one another. A journal has five. */
#define NABIJ_JSON_SCAN_DEPTH_MAX 64

/**
 * NabijJsonMark:
 * @NABIJ_JSON_MARK_NONE: nothing; all bytes were used up
 * @NABIJ_JSON_MARK_KEY_BEGIN: the next byte begins the name of a member of the outermost object
 * @NABIJ_JSON_MARK_KEY_END: the last byte ended it
 * @NABIJ_JSON_MARK_VALUE_BEGIN: the next byte begins the value of such a member
 * @NABIJ_JSON_MARK_VALUE_END: the last byte ended it
 * @NABIJ_JSON_MARK_ELEMENT_BEGIN: the next byte begins an element of a list that is such a value
 * @NABIJ_JSON_MARK_ELEMENT_END: the last byte ended it
 *
 * A place where a document can be cut.
 */
typedef enum {
  NABIJ_JSON_MARK_NONE,
  NABIJ_JSON_MARK_KEY_BEGIN,
  NABIJ_JSON_MARK_KEY_END,
  NABIJ_JSON_MARK_VALUE_BEGIN,
  NABIJ_JSON_MARK_VALUE_END,
  NABIJ_JSON_MARK_ELEMENT_BEGIN,
  NABIJ_JSON_MARK_ELEMENT_END,
} NabijJsonMark;

/**
 * NabijJsonScan:
 *
 * Goes over the bytes of a JSON document once, in pieces of any size, and refuses what a parser
 * could stumble over: what is not JSON to the letter, nesting without end, NUL, broken UTF-8 and half
 * characters. It keeps nothing of what it has seen.
 */
typedef struct _NabijJsonScan NabijJsonScan;

NabijJsonScan *nabij_json_scan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_json_scan_free (NabijJsonScan *self);

gboolean nabij_json_scan_feed (NabijJsonScan *self,
                               const char    *bytes,
                               gsize          length,
                               gsize         *n_used,
                               NabijJsonMark *mark,
                               GError       **error);
gboolean nabij_json_scan_finish (NabijJsonScan *self,
                                 GError       **error);
gboolean nabij_json_scan_check (const char *bytes,
                                gsize       length,
                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJsonScan, nabij_json_scan_free)

G_END_DECLS
