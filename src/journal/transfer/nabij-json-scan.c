/* nabij-json-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-json-scan.h"

#include "nabij-json-string.h"
#include "nabij-transfer-error.h"

/* What may come next. */
typedef enum {
  STATE_START,        /* a byte order mark, or the value */
  STATE_VALUE,        /* a value */
  STATE_VALUE_OR_END, /* the first element of a list, or its end */
  STATE_KEY,          /* the name of a member */
  STATE_KEY_OR_END,   /* the first of them, or the end of the object */
  STATE_COLON,
  STATE_COMMA_OR_END,
  STATE_DONE, /* nothing but white space */
  STATE_STRING,
  STATE_LITERAL,
  STATE_NUMBER_SIGNED, /* after a minus */
  STATE_NUMBER_ZERO,   /* after a zero at the beginning */
  STATE_NUMBER_WHOLE,
  STATE_NUMBER_POINT,
  STATE_NUMBER_FRACTION,
  STATE_NUMBER_E,
  STATE_NUMBER_E_SIGNED,
  STATE_NUMBER_EXPONENT,
} State;

/* What became of a byte. */
typedef enum {
  STEP_TAKEN,
  STEP_AGAIN, /* it belongs to what follows */
  STEP_FAILED,
} Step;

struct _NabijJsonScan {
  State         state;
  NabijJsonMark mark;
  gboolean      is_announced; /* the begin of the token at hand was told */
  gboolean      is_key;       /* of a string */

  guint    depth;
  gboolean is_list[NABIJ_JSON_SCAN_DEPTH_MAX];

  guint           n_bom;
  const char     *literal; /* what is left of `true`, `false` or `null` */
  NabijJsonString string;
};

static Step
fail (NabijTransferError code,
      GError           **error)
{
  nabij_transfer_error_set (error, code);

  return STEP_FAILED;
}

static gboolean
is_space (guint8 c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Tells once where a token begins, before its first byte is taken. */
static gboolean
announce (NabijJsonScan *self,
          NabijJsonMark  mark)
{
  if (mark == NABIJ_JSON_MARK_NONE || self->is_announced) {
    self->is_announced = FALSE;
    return FALSE;
  }

  self->is_announced = TRUE;
  self->mark = mark;

  return TRUE;
}

static void
end_value (NabijJsonScan *self)
{
  self->state = self->depth == 0 ? STATE_DONE : STATE_COMMA_OR_END;
  if (self->depth == 1 && !self->is_list[0])
    self->mark = NABIJ_JSON_MARK_VALUE_END;
  else if (self->depth == 2 && !self->is_list[0] && self->is_list[1])
    self->mark = NABIJ_JSON_MARK_ELEMENT_END;
}

static Step
open_container (NabijJsonScan *self,
                gboolean       is_list,
                GError       **error)
{
  if (self->depth == NABIJ_JSON_SCAN_DEPTH_MAX)
    return fail (NABIJ_TRANSFER_ERROR_TOO_DEEP, error);

  self->is_list[self->depth++] = is_list;
  self->state = is_list ? STATE_VALUE_OR_END : STATE_KEY_OR_END;

  return STEP_TAKEN;
}

static Step
close_container (NabijJsonScan *self)
{
  self->depth--;
  end_value (self);

  return STEP_TAKEN;
}

static Step
begin_string (NabijJsonScan *self,
              gboolean       is_key)
{
  self->state = STATE_STRING;
  self->string = (NabijJsonString){ 0 };
  self->is_key = is_key;

  return STEP_TAKEN;
}

static Step
take_start (NabijJsonScan *self,
            guint8         c,
            GError       **error)
{
  static const guint8 bom[] = { 0xef, 0xbb, 0xbf };

  if (c == bom[self->n_bom]) {
    if (++self->n_bom == G_N_ELEMENTS (bom))
      self->state = STATE_VALUE;
    return STEP_TAKEN;
  }
  if (self->n_bom > 0)
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  self->state = STATE_VALUE;

  return STEP_AGAIN;
}

static Step
take_value (NabijJsonScan *self,
            guint8         c,
            GError       **error)
{
  NabijJsonMark mark = NABIJ_JSON_MARK_NONE;

  if (is_space (c))
    return STEP_TAKEN;
  if (c == ']' && self->state == STATE_VALUE_OR_END)
    return close_container (self);

  if (self->depth == 1 && !self->is_list[0])
    mark = NABIJ_JSON_MARK_VALUE_BEGIN;
  else if (self->depth == 2 && !self->is_list[0] && self->is_list[1])
    mark = NABIJ_JSON_MARK_ELEMENT_BEGIN;
  if (announce (self, mark))
    return STEP_AGAIN;

  switch (c) {
  case '{':
    return open_container (self, FALSE, error);
  case '[':
    return open_container (self, TRUE, error);
  case '"':
    return begin_string (self, FALSE);
  case 't':
    self->literal = "rue";
    self->state = STATE_LITERAL;
    return STEP_TAKEN;
  case 'f':
    self->literal = "alse";
    self->state = STATE_LITERAL;
    return STEP_TAKEN;
  case 'n':
    self->literal = "ull";
    self->state = STATE_LITERAL;
    return STEP_TAKEN;
  case '-':
    self->state = STATE_NUMBER_SIGNED;
    return STEP_TAKEN;
  default:
    self->state = c == '0' ? STATE_NUMBER_ZERO : STATE_NUMBER_WHOLE;
    return g_ascii_isdigit (c) ? STEP_TAKEN : fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  }
}

static Step
take_key (NabijJsonScan *self,
          guint8         c,
          GError       **error)
{
  if (is_space (c))
    return STEP_TAKEN;
  if (c == '}' && self->state == STATE_KEY_OR_END)
    return close_container (self);
  if (c != '"')
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  if (announce (self, self->depth == 1 ? NABIJ_JSON_MARK_KEY_BEGIN : NABIJ_JSON_MARK_NONE))
    return STEP_AGAIN;

  return begin_string (self, TRUE);
}

static Step
take_between (NabijJsonScan *self,
              guint8         c,
              GError       **error)
{
  gboolean is_list;

  if (is_space (c))
    return STEP_TAKEN;
  if (self->state == STATE_COLON && c == ':') {
    self->state = STATE_VALUE;
    return STEP_TAKEN;
  }
  if (self->state != STATE_COMMA_OR_END)
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);

  is_list = self->is_list[self->depth - 1];
  if (c == ',') {
    self->state = is_list ? STATE_VALUE : STATE_KEY;
    return STEP_TAKEN;
  }
  if (c == (is_list ? ']' : '}'))
    return close_container (self);

  return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
}

static Step
take_string (NabijJsonScan *self,
             guint8         c,
             GError       **error)
{
  switch (nabij_json_string_take (&self->string, c, error)) {
  case NABIJ_JSON_STRING_STEP_INSIDE:
    return STEP_TAKEN;
  case NABIJ_JSON_STRING_STEP_END:
    break;
  case NABIJ_JSON_STRING_STEP_FAILED:
  default:
    return STEP_FAILED;
  }

  if (!self->is_key) {
    end_value (self);
    return STEP_TAKEN;
  }
  self->state = STATE_COLON;
  if (self->depth == 1)
    self->mark = NABIJ_JSON_MARK_KEY_END;

  return STEP_TAKEN;
}

static Step
take_literal (NabijJsonScan *self,
              guint8         c,
              GError       **error)
{
  if (c != (guint8)*self->literal)
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  if (*++self->literal == '\0')
    end_value (self);

  return STEP_TAKEN;
}

/* What a number becomes with one byte more. */
static gboolean
continue_number (NabijJsonScan *self,
                 guint8         c)
{
  const State    state = self->state;
  const gboolean is_digit = g_ascii_isdigit (c);

  if (is_digit && state == STATE_NUMBER_SIGNED)
    self->state = c == '0' ? STATE_NUMBER_ZERO : STATE_NUMBER_WHOLE;
  else if (is_digit && (state == STATE_NUMBER_POINT || state == STATE_NUMBER_FRACTION))
    self->state = STATE_NUMBER_FRACTION;
  else if (is_digit && state >= STATE_NUMBER_E)
    self->state = STATE_NUMBER_EXPONENT;
  else if (c == '.' && (state == STATE_NUMBER_ZERO || state == STATE_NUMBER_WHOLE))
    self->state = STATE_NUMBER_POINT;
  else if ((c == 'e' || c == 'E') && (state == STATE_NUMBER_ZERO || state == STATE_NUMBER_WHOLE ||
                                      state == STATE_NUMBER_FRACTION))
    self->state = STATE_NUMBER_E;
  else if ((c == '+' || c == '-') && state == STATE_NUMBER_E)
    self->state = STATE_NUMBER_E_SIGNED;
  else
    return is_digit && state == STATE_NUMBER_WHOLE;

  return TRUE;
}

static gboolean
is_whole_number (NabijJsonScan *self)
{
  return self->state == STATE_NUMBER_ZERO || self->state == STATE_NUMBER_WHOLE ||
         self->state == STATE_NUMBER_FRACTION || self->state == STATE_NUMBER_EXPONENT;
}

static Step
take_number (NabijJsonScan *self,
             guint8         c,
             GError       **error)
{
  if (continue_number (self, c))
    return STEP_TAKEN;
  if (!is_whole_number (self))
    return fail (NABIJ_TRANSFER_ERROR_NOT_JSON, error);
  end_value (self);

  return STEP_AGAIN;
}

static Step
take (NabijJsonScan *self,
      guint8         c,
      GError       **error)
{
  switch (self->state) {
  case STATE_START:
    return take_start (self, c, error);
  case STATE_VALUE:
  case STATE_VALUE_OR_END:
    return take_value (self, c, error);
  case STATE_KEY:
  case STATE_KEY_OR_END:
    return take_key (self, c, error);
  case STATE_COLON:
  case STATE_COMMA_OR_END:
  case STATE_DONE:
    return take_between (self, c, error);
  case STATE_STRING:
    return take_string (self, c, error);
  case STATE_LITERAL:
    return take_literal (self, c, error);
  case STATE_NUMBER_SIGNED:
  case STATE_NUMBER_ZERO:
  case STATE_NUMBER_WHOLE:
  case STATE_NUMBER_POINT:
  case STATE_NUMBER_FRACTION:
  case STATE_NUMBER_E:
  case STATE_NUMBER_E_SIGNED:
  case STATE_NUMBER_EXPONENT:
    return take_number (self, c, error);
  default:
    g_assert_not_reached ();
  }
}

/**
 * nabij_json_scan_new:
 *
 * Makes a scan at the beginning of a document.
 *
 * Returns: (transfer full): the scan
 */
NabijJsonScan *
nabij_json_scan_new (void)
{
  return g_new0 (NabijJsonScan, 1);
}

/**
 * nabij_json_scan_free:
 * @self: (transfer full): the scan
 *
 * Lets go of a scan.
 */
void
nabij_json_scan_free (NabijJsonScan *self)
{
  g_free (self);
}

/**
 * nabij_json_scan_feed:
 * @self: the scan
 * @bytes: (array length=length): the next bytes of the document
 * @length: how many there are
 * @n_used: (out): how many of them were gone over; the rest is to be fed again
 * @mark: (out): what stands after them
 * @error: return location for an error
 *
 * Goes on to the next place where the document can be cut, or to the end of @bytes. After an error
 * the scan is of no use any more. A byte order mark at the beginning is passed over.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_NOT_JSON`, `_ENCODING`, `_NUL`, `_TOO_DEEP`.
 *
 * Returns: `FALSE` with @error set where the document is not sound
 */
gboolean
nabij_json_scan_feed (NabijJsonScan *self,
                      const char    *bytes,
                      gsize          length,
                      gsize         *n_used,
                      NabijJsonMark *mark,
                      GError       **error)
{
  gsize i = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (n_used != NULL, FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  self->mark = NABIJ_JSON_MARK_NONE;
  while (i < length && self->mark == NABIJ_JSON_MARK_NONE) {
    if (self->state == STATE_STRING)
      i += nabij_json_string_skip (&self->string, bytes + i, length - i);
    if (i == length)
      break;

    switch (take (self, (guint8)bytes[i], error)) {
    case STEP_TAKEN:
      i++;
      break;
    case STEP_AGAIN:
      break;
    case STEP_FAILED:
    default:
      return FALSE;
    }
  }
  *n_used = i;
  *mark = self->mark;

  return TRUE;
}

/**
 * nabij_json_scan_finish:
 * @self: the scan
 * @error: return location for an error
 *
 * Tells whether the document may end here.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_NOT_JSON`.
 *
 * Returns: `FALSE` with @error set where something is missing
 */
gboolean
nabij_json_scan_finish (NabijJsonScan *self,
                        GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Only a number alone does not tell by itself that it is over. */
  if (self->state == STATE_DONE || (self->depth == 0 && is_whole_number (self)))
    return TRUE;
  nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_NOT_JSON);

  return FALSE;
}

/**
 * nabij_json_scan_check:
 * @bytes: (array length=length): a whole document
 * @length: how many bytes it has
 * @error: return location for an error
 *
 * Goes over a document at once.
 *
 * Errors: as nabij_json_scan_feed() and nabij_json_scan_finish().
 *
 * Returns: whether it can be handed to a parser
 */
gboolean
nabij_json_scan_check (const char *bytes,
                       gsize       length,
                       GError    **error)
{
  NabijJsonScan self = { 0 };
  NabijJsonMark mark;
  gsize         n_used = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  for (gsize i = 0; i < length; i += n_used) {
    if (!nabij_json_scan_feed (&self, bytes + i, length - i, &n_used, &mark, error))
      return FALSE;
  }

  return nabij_json_scan_finish (&self, error);
}
