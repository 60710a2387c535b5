/* nabij-json-string.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-json-string.h"

#include "nabij-transfer-error.h"

#include <string.h>

#define HIGH_SURROGATE_FIRST 0xd800
#define LOW_SURROGATE_FIRST 0xdc00
#define LOW_SURROGATE_LAST 0xdfff

static NabijJsonStringStep
fail (NabijTransferError code,
      GError           **error)
{
  nabij_transfer_error_set (error, code);

  return NABIJ_JSON_STRING_STEP_FAILED;
}

/* The first byte of a character that has several says how many follow, and what the next one may
 * be, so that nothing is written longer than it needs to be, and no surrogates nor anything beyond
 * the last character. */
static NabijJsonStringStep
begin_character (NabijJsonString *self,
                 guint8           c,
                 GError         **error)
{
  self->follow_first = 0x80;
  self->follow_last = 0xbf;
  if (c >= 0xc2 && c <= 0xdf) {
    self->n_follow = 1;
  } else if (c >= 0xe0 && c <= 0xef) {
    self->n_follow = 2;
    if (c == 0xe0)
      self->follow_first = 0xa0;
    if (c == 0xed)
      self->follow_last = 0x9f;
  } else if (c >= 0xf0 && c <= 0xf4) {
    self->n_follow = 3;
    if (c == 0xf0)
      self->follow_first = 0x90;
    if (c == 0xf4)
      self->follow_last = 0x8f;
  } else {
    return fail (NABIJ_TRANSFER_ERROR_ENCODING, error);
  }

  return NABIJ_JSON_STRING_STEP_INSIDE;
}

static NabijJsonStringStep
continue_character (NabijJsonString *self,
                    guint8           c,
                    GError         **error)
{
  if (c < self->follow_first || c > self->follow_last)
    return fail (NABIJ_TRANSFER_ERROR_ENCODING, error);
  self->n_follow--;
  self->follow_first = 0x80;
  self->follow_last = 0xbf;

  return NABIJ_JSON_STRING_STEP_INSIDE;
}

static NabijJsonStringStep
take_plain (NabijJsonString *self,
            guint8           c,
            GError         **error)
{
  if (self->n_follow > 0)
    return continue_character (self, c, error);
  if (c == '\\') {
    self->escape = NABIJ_JSON_STRING_ESCAPE;
    return NABIJ_JSON_STRING_STEP_INSIDE;
  }
  if (self->wants_low)
    return fail (NABIJ_TRANSFER_ERROR_ENCODING, error);
  if (c == '"')
    return NABIJ_JSON_STRING_STEP_END;
  if (c == '\0')
    return fail (NABIJ_TRANSFER_ERROR_NUL, error);
  if (c < 0x20)
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);

  return c < 0x80 ? NABIJ_JSON_STRING_STEP_INSIDE : begin_character (self, c, error);
}

static NabijJsonStringStep
take_escape (NabijJsonString *self,
             guint8           c,
             GError         **error)
{
  if (c == 'u') {
    self->escape = NABIJ_JSON_STRING_HEX;
    self->n_hex = 0;
    self->hex = 0;
    return NABIJ_JSON_STRING_STEP_INSIDE;
  }
  if (self->wants_low)
    return fail (NABIJ_TRANSFER_ERROR_ENCODING, error);
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  self->escape = NABIJ_JSON_STRING_PLAIN;

  return NABIJ_JSON_STRING_STEP_INSIDE;
}

static NabijJsonStringStep
take_hex (NabijJsonString *self,
          guint8           c,
          GError         **error)
{
  gboolean is_low;

  if (!g_ascii_isxdigit (c))
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  self->hex = self->hex * 16 + (guint)g_ascii_xdigit_value ((char)c);
  if (++self->n_hex < 4)
    return NABIJ_JSON_STRING_STEP_INSIDE;

  if (self->hex == 0)
    return fail (NABIJ_TRANSFER_ERROR_NUL, error);
  is_low = self->hex >= LOW_SURROGATE_FIRST && self->hex <= LOW_SURROGATE_LAST;
  if (is_low != self->wants_low)
    return fail (NABIJ_TRANSFER_ERROR_ENCODING, error);
  self->wants_low = self->hex >= HIGH_SURROGATE_FIRST && self->hex < LOW_SURROGATE_FIRST;
  self->escape = NABIJ_JSON_STRING_PLAIN;

  return NABIJ_JSON_STRING_STEP_INSIDE;
}

/**
 * nabij_json_string_skip:
 * @self: where one is in a string
 * @bytes: (array length=length): the next bytes
 * @length: how many there are
 *
 * Counts the plain letters that come next, which are most of a journal, and need no closer look.
 *
 * Returns: how many bytes can be passed over
 */
gsize
nabij_json_string_skip (NabijJsonString *self,
                        const char      *bytes,
                        gsize            length)
{
  gsize i = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->escape != NABIJ_JSON_STRING_PLAIN || self->n_follow > 0 || self->wants_low)
    return 0;
  while (i < length && (gint8)bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\')
    i++;

  return i;
}

/**
 * nabij_json_string_take:
 * @self: where one is in a string
 * @c: the next byte
 * @error: return location for an error
 *
 * Goes on by one byte.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_NOT_JSON`, `_ENCODING`, `_NUL`.
 *
 * Returns: what the byte was
 */
NabijJsonStringStep
nabij_json_string_take (NabijJsonString *self,
                        guint8           c,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL, NABIJ_JSON_STRING_STEP_FAILED);

  switch (self->escape) {
  case NABIJ_JSON_STRING_ESCAPE:
    return take_escape (self, c, error);
  case NABIJ_JSON_STRING_HEX:
    return take_hex (self, c, error);
  case NABIJ_JSON_STRING_PLAIN:
  default:
    return take_plain (self, c, error);
  }
}
