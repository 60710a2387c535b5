/* nabij-import-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-import-file.h"

#include "nabij-entry-json.h"
#include "nabij-export.h"
#include "nabij-family-json.h"
#include "nabij-json-scan.h"
#include "nabij-transfer-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define BUFFER_SIZE (64 * 1024)

/* The members of the outermost object that have a meaning. */
enum {
  MEMBER_FORMAT,
  MEMBER_VERSION,
  MEMBER_AUTHORS,
  MEMBER_FAMILY,
  MEMBER_ENTRIES,
  MEMBER_RECORDINGS,
  N_MEMBERS,
};

static const char *const member_names[N_MEMBERS] = {
  [MEMBER_FORMAT] = "\"format\"",
  [MEMBER_VERSION] = "\"version\"",
  [MEMBER_AUTHORS] = "\"authors\"",
  [MEMBER_FAMILY] = "\"family\"",
  [MEMBER_ENTRIES] = "\"entries\"",
  [MEMBER_RECORDINGS] = "\"recordings\"",
};

struct _NabijImportFile {
  GInputStream  *stream;
  NabijJsonScan *scan;

  char    buffer[BUFFER_SIZE];
  gsize   length;
  gsize   used;
  guint64 n_read;

  GString *piece; /* what is being cut out */
  gboolean is_cutting;
  int      member;     /* whose value comes, N_MEMBERS for any other */
  int      cut_member; /* whose elements are cut out in the readings after the first */
  guint    position;

  /* What the first reading found. */
  gboolean     has_member[N_MEMBERS];
  guint        n_entries;
  guint        n_recordings;
  char       **authors;
  NabijFamily *family;
};

static gboolean
fail (NabijTransferError code,
      GError           **error)
{
  nabij_transfer_error_set (error, code);

  return FALSE;
}

static gboolean
fill (NabijImportFile *self,
      GCancellable    *cancellable,
      GError         **error)
{
  GError *cause = NULL;
  gssize  n;

  n = g_input_stream_read (self->stream, self->buffer, sizeof self->buffer, cancellable, &cause);
  if (n < 0) {
    nabij_transfer_error_take_read (error, cause);
    return FALSE;
  }
  self->length = (gsize)n;
  self->used = 0;
  self->n_read += (guint64)n;
  /* It may have grown since it was looked at, or never have told its size. */
  if (self->n_read > NABIJ_IMPORT_FILE_SIZE_MAX)
    return fail (NABIJ_TRANSFER_ERROR_TOO_LARGE, error);

  return TRUE;
}

/* Goes on to the next mark; `NABIJ_JSON_MARK_NONE` is the end of the file. */
static gboolean
go_on (NabijImportFile *self,
       NabijJsonMark   *mark,
       GCancellable    *cancellable,
       GError         **error)
{
  gsize n_used;

  *mark = NABIJ_JSON_MARK_NONE;
  do {
    if (self->used == self->length && !fill (self, cancellable, error))
      return FALSE;
    if (self->length == 0)
      return nabij_json_scan_finish (self->scan, error);
    if (!nabij_json_scan_feed (self->scan, self->buffer + self->used, self->length - self->used,
                               &n_used, mark, error))
      return FALSE;

    if (self->is_cutting) {
      g_string_append_len (self->piece, self->buffer + self->used, (gssize)n_used);
      if (self->piece->len > NABIJ_ENTRY_JSON_SIZE_MAX)
        return fail (NABIJ_TRANSFER_ERROR_TOO_LARGE, error);
    }
    self->used += n_used;
  } while (*mark == NABIJ_JSON_MARK_NONE);

  return TRUE;
}

static void
begin_piece (NabijImportFile *self)
{
  g_string_truncate (self->piece, 0);
  self->is_cutting = TRUE;
}

static gboolean
take_key (NabijImportFile *self,
          GError         **error)
{
  self->is_cutting = FALSE;
  for (self->member = 0; self->member < N_MEMBERS; self->member++) {
    if (g_str_equal (self->piece->str, member_names[self->member]))
      break;
  }
  if (self->member == N_MEMBERS)
    return TRUE;
  if (self->has_member[self->member])
    return fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
  self->has_member[self->member] = TRUE;

  return TRUE;
}

static gboolean
take_version (NabijImportFile *self,
              GError         **error)
{
  const char *text = self->piece->str;
  guint64     version;

  /* A number that is larger than any is newer than any. */
  if (text[strspn (text, "0123456789")] != '\0')
    return fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
  if (!g_ascii_string_to_unsigned (text, 10, 0, NABIJ_EXPORT_VERSION, &version, NULL))
    return fail (NABIJ_TRANSFER_ERROR_NEWER, error);

  return version >= 1 || fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
}

static gboolean
take_authors (NabijImportFile *self,
              GError         **error)
{
  g_autoptr (JsonNode) node = json_from_string (self->piece->str, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
      return fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
    if (*json_node_get_string (element) != '\0')
      g_strv_builder_add (names, json_node_get_string (element));
  }
  g_strfreev (self->authors);
  self->authors = g_strv_builder_end (names);

  return TRUE;
}

static gboolean
take_family (NabijImportFile *self,
             GError         **error)
{
  g_autoptr (JsonNode) node = json_from_string (self->piece->str, NULL);

  g_clear_pointer (&self->family, nabij_family_free);
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  self->family = node != NULL ? nabij_family_from_json (node) : NULL;

  return self->family != NULL || fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
}

static gboolean
take_value (NabijImportFile *self,
            GError         **error)
{
  self->is_cutting = FALSE;
  switch (self->member) {
  case MEMBER_FORMAT:
    return g_str_equal (self->piece->str, "\"" NABIJ_EXPORT_NAME "\"") ||
           fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
  case MEMBER_VERSION:
    return take_version (self, error);
  case MEMBER_AUTHORS:
    return take_authors (self, error);
  case MEMBER_FAMILY:
    return take_family (self, error);
  default:
    return TRUE;
  }
}

/* What a mark means in the first reading. */
static gboolean
look_at (NabijImportFile *self,
         NabijJsonMark    mark,
         GError         **error)
{
  switch (mark) {
  case NABIJ_JSON_MARK_KEY_BEGIN:
    begin_piece (self);
    return TRUE;
  case NABIJ_JSON_MARK_KEY_END:
    return take_key (self, error);
  case NABIJ_JSON_MARK_VALUE_BEGIN:
    if (self->member == MEMBER_ENTRIES || self->member == MEMBER_RECORDINGS)
      return self->buffer[self->used] == '[' || fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);
    if (self->member < N_MEMBERS)
      begin_piece (self);
    return TRUE;
  case NABIJ_JSON_MARK_VALUE_END:
    return take_value (self, error);
  case NABIJ_JSON_MARK_ELEMENT_END:
    if (self->member == MEMBER_ENTRIES)
      self->n_entries++;
    else if (self->member == MEMBER_RECORDINGS)
      self->n_recordings++;
    return TRUE;
  case NABIJ_JSON_MARK_ELEMENT_BEGIN:
  case NABIJ_JSON_MARK_NONE:
  default:
    return TRUE;
  }
}

static gboolean
rewind_file (NabijImportFile *self,
             GCancellable    *cancellable,
             GError         **error)
{
  GError *cause = NULL;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, &cause)) {
    nabij_transfer_error_take_read (error, cause);
    return FALSE;
  }
  g_clear_pointer (&self->scan, nabij_json_scan_free);
  self->scan = nabij_json_scan_new ();
  self->length = 0;
  self->used = 0;
  self->n_read = 0;
  self->member = N_MEMBERS;
  self->is_cutting = FALSE;

  return TRUE;
}

/**
 * nabij_import_file_open:
 * @file: the file
 * @cancellable: (nullable): gives it up, from any thread
 * @error: return location for an error
 *
 * Opens a file, and refuses at once what is too large or no file.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_ABSENT`, `_UNREADABLE`, `_TOO_LARGE`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the open file, or `NULL` with @error set
 */
NabijImportFile *
nabij_import_file_open (GFile        *file,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info == NULL) {
    nabij_transfer_error_take_read (error, cause);
    return NULL;
  }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_UNREADABLE);
    return NULL;
  }
  if (g_file_info_get_size (info) > NABIJ_IMPORT_FILE_SIZE_MAX) {
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_TOO_LARGE);
    return NULL;
  }

  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL) {
    nabij_transfer_error_take_read (error, cause);
    return NULL;
  }

  return nabij_import_file_new (G_INPUT_STREAM (stream));
}

/**
 * nabij_import_file_new:
 * @stream: what the file holds; it can be rewound
 *
 * Makes a file from a stream.
 *
 * Returns: (transfer full): the file
 */
NabijImportFile *
nabij_import_file_new (GInputStream *stream)
{
  NabijImportFile *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);

  self = g_new0 (NabijImportFile, 1);
  self->stream = g_object_ref (stream);
  self->scan = nabij_json_scan_new ();
  self->piece = g_string_new (NULL);
  self->member = N_MEMBERS;
  self->cut_member = MEMBER_ENTRIES;

  return self;
}

/**
 * nabij_import_file_free:
 * @self: (transfer full): the file
 *
 * Closes a file.
 */
void
nabij_import_file_free (NabijImportFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->scan, nabij_json_scan_free);
  g_strfreev (self->authors);
  g_clear_pointer (&self->family, nabij_family_free);
  g_string_free (self->piece, TRUE);
  g_free (self);
}

/**
 * nabij_import_file_check:
 * @self: a file at its beginning
 * @cancellable: (nullable): gives it up, from any thread
 * @error: return location for an error
 *
 * Goes over all bytes of the file before any of them is handed to a parser, and tells whether it is
 * an export that this program knows. Then it goes back to the beginning.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_NOT_JSON`, `_ENCODING`, `_NUL`, `_TOO_DEEP`, `_TOO_LARGE`,
 * `_FOREIGN`, `_NEWER`, `_UNREADABLE`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether its entries may be read
 */
gboolean
nabij_import_file_check (NabijImportFile *self,
                         GCancellable    *cancellable,
                         GError         **error)
{
  NabijJsonMark mark;

  g_return_val_if_fail (self != NULL, FALSE);

  do {
    if (!go_on (self, &mark, cancellable, error) || !look_at (self, mark, error))
      return FALSE;
  } while (mark != NABIJ_JSON_MARK_NONE);

  if (!self->has_member[MEMBER_FORMAT] || !self->has_member[MEMBER_VERSION] ||
      !self->has_member[MEMBER_ENTRIES])
    return fail (NABIJ_TRANSFER_ERROR_FOREIGN, error);

  return rewind_file (self, cancellable, error);
}

/* The next entry or recording, or an empty piece at the end. */
static gboolean
cut_element (NabijImportFile *self,
             GCancellable    *cancellable,
             GError         **error)
{
  gboolean      is_cut = FALSE;
  NabijJsonMark mark;

  g_string_truncate (self->piece, 0);
  do {
    if (!go_on (self, &mark, cancellable, error))
      return FALSE;

    if (mark == NABIJ_JSON_MARK_KEY_BEGIN) {
      begin_piece (self);
    } else if (mark == NABIJ_JSON_MARK_KEY_END) {
      self->is_cutting = FALSE;
      self->member = g_str_equal (self->piece->str, member_names[self->cut_member]) ? self->cut_member : N_MEMBERS;
      g_string_truncate (self->piece, 0);
    } else if (mark == NABIJ_JSON_MARK_ELEMENT_BEGIN && self->member == self->cut_member) {
      begin_piece (self);
    } else if (mark == NABIJ_JSON_MARK_ELEMENT_END && self->member == self->cut_member) {
      self->is_cutting = FALSE;
      is_cut = TRUE;
    }
  } while (!is_cut && mark != NABIJ_JSON_MARK_NONE);

  return TRUE;
}

/**
 * nabij_import_file_cut:
 * @self: a file that was found sound
 * @json: (out) (transfer full) (nullable): the bytes of the next one, or `NULL` after the last
 * @cancellable: (nullable): gives it up, from any thread
 * @error: return location for an error
 *
 * Cuts one entry out of the file, for nabij_entry_from_checked_json(), or one recording, for
 * nabij_recording_from_checked_json(), after nabij_import_file_turn_to_recordings().
 *
 * Errors: as nabij_import_file_check().
 *
 * Returns: `FALSE` with @error set where the file could not be read
 */
gboolean
nabij_import_file_cut (NabijImportFile *self,
                       GBytes         **json,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  *json = NULL;
  if (!cut_element (self, cancellable, error))
    return FALSE;
  if (self->piece->len == 0)
    return TRUE;

  self->position++;
  *json = g_bytes_new (self->piece->str, self->piece->len);

  return TRUE;
}

/**
 * nabij_import_file_turn_to_recordings:
 * @self: a file that was found sound
 * @cancellable: (nullable): gives it up, from any thread
 * @error: return location for an error
 *
 * Goes back to the beginning once more: from now on recordings are cut out of the file, in place of
 * entries.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_UNREADABLE`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: whether they may be cut
 */
gboolean
nabij_import_file_turn_to_recordings (NabijImportFile *self,
                                      GCancellable    *cancellable,
                                      GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->cut_member = MEMBER_RECORDINGS;
  self->position = 0;

  return rewind_file (self, cancellable, error);
}

/**
 * nabij_import_file_get_n_entries:
 * @self: a file that was found sound
 *
 * Tells how many entries it has.
 *
 * Returns: the number
 */
guint
nabij_import_file_get_n_entries (NabijImportFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_entries;
}

/**
 * nabij_import_file_get_n_recordings:
 * @self: a file that was found sound
 *
 * Tells how many recordings it has.
 *
 * Returns: the number
 */
guint
nabij_import_file_get_n_recordings (NabijImportFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_recordings;
}

/**
 * nabij_import_file_get_position:
 * @self: a file
 *
 * Tells which entry, or recording, was cut out last.
 *
 * Returns: the number, from 1; 0 before the first
 */
guint
nabij_import_file_get_position (NabijImportFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

/**
 * nabij_import_file_get_authors:
 * @self: a file that was found sound
 *
 * Tells which names the family had chosen.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the names, or `NULL` where it says
 *   nothing about them
 */
const char *const *
nabij_import_file_get_authors (NabijImportFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->authors;
}

/**
 * nabij_import_file_get_family:
 * @self: a file that was found sound
 *
 * Tells what it knows of the family.
 *
 * Returns: (transfer none) (nullable): the family, or `NULL` where it says nothing about it
 */
const NabijFamily *
nabij_import_file_get_family (NabijImportFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->family;
}
