/* nabij-json-string.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijJsonStringStep:
 * @NABIJ_JSON_STRING_STEP_INSIDE: the string goes on
 * @NABIJ_JSON_STRING_STEP_END: the byte was the quotation mark that ends it
 * @NABIJ_JSON_STRING_STEP_FAILED: it is no sound string
 *
 * What a byte was.
 */
typedef enum {
  NABIJ_JSON_STRING_STEP_INSIDE,
  NABIJ_JSON_STRING_STEP_END,
  NABIJ_JSON_STRING_STEP_FAILED,
} NabijJsonStringStep;

/**
 * NabijJsonString:
 * @escape: how much of an escape was seen
 * @n_hex: how many digits of it
 * @hex: their value
 * @wants_low: whether the first half of a character was escaped, and the second has to follow
 * @n_follow: how many bytes of a character are still to come
 * @follow_first: the smallest that the next of them may be
 * @follow_last: the largest
 *
 * Where one is inside of a string of JSON, after its first quotation mark; all zero there.
 */
typedef struct {
  enum {
    NABIJ_JSON_STRING_PLAIN,
    NABIJ_JSON_STRING_ESCAPE,
    NABIJ_JSON_STRING_HEX,
  } escape;
  guint    n_hex;
  guint    hex;
  gboolean wants_low;
  guint    n_follow;
  guint8   follow_first;
  guint8   follow_last;
} NabijJsonString;

gsize               nabij_json_string_skip (NabijJsonString *self,
                                            const char      *bytes,
                                            gsize            length);
NabijJsonStringStep nabij_json_string_take (NabijJsonString *self,
                                            guint8           c,
                                            GError         **error);

G_END_DECLS
