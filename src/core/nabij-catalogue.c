/* nabij-catalogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the file of translations that gettext reads too, as laid down in the manual of GNU gettext, "The
 * Format of GNU MO Files". Everything in it is checked when it is opened, so that what looks up a message
 * later can not go wrong.
 */

#include "config.h"

#include "nabij-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The head of such a file: numbers of four bytes, in the byte order of the machine that made it. */
#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define REVISION_OFFSET 4
#define N_MESSAGES_OFFSET 8
#define ORIGINALS_OFFSET 12
#define TRANSLATIONS_OFFSET 16
#define HEAD_LENGTH 20
/* An entry of the two tables: how long a text is, without the NUL after it, and where it begins. */
#define ENTRY_LENGTH 8
/* Between a context and its message. */
#define CONTEXT_END '\004'

/* Which of the forms a number takes. */
typedef guint (*PluralFunc) (gulong n);

struct _NabijCatalogue {
  char       *language;
  GBytes     *bytes; /* or NULL for English, which is what the messages are */
  const char *contents;
  gsize       length;
  gboolean    is_swapped;
  guint32     n_messages;
  guint32     originals;    /* where the table of them begins */
  guint32     translations; /* likewise */
  PluralFunc  get_form;
};

static guint
one_or_other (gulong n)
{
  return n == 1 ? 0 : 1;
}

/* As in Plural-Forms at the head of each file in po/. */
static const struct {
  const char *language;
  PluralFunc  get_form;
} plurals[] = {
  { "en", one_or_other },
  { "nl", one_or_other },
};

static PluralFunc
find_plural (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plurals); i++)
    if (g_str_equal (language, plurals[i].language))
      return plurals[i].get_form;

  return one_or_other;
}

static guint32
read_number (const NabijCatalogue *self,
             gsize                 offset)
{
  guint32 number;

  memcpy (&number, self->contents + offset, sizeof number);
  return self->is_swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static const char *
get_text (const NabijCatalogue *self,
          guint32               table,
          guint32               number,
          gsize                *length)
{
  const gsize entry = table + (gsize)number * ENTRY_LENGTH;

  *length = read_number (self, entry);
  return self->contents + read_number (self, entry + 4);
}

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, why);
  return FALSE;
}

/* The forms of a plural stand behind each other, each with a NUL. */
static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const char *end = text + length;

  while (text <= end) {
    const gsize part = strlen (text);

    if (!g_utf8_validate_len (text, part, NULL))
      return FALSE;
    text += part + 1;
  }
  return TRUE;
}

static gboolean
check_table (const NabijCatalogue *self,
             guint32               table,
             GError              **error)
{
  if (table + (guint64)self->n_messages * ENTRY_LENGTH > self->length)
    return refuse (error, "a table reaches beyond the end");

  for (guint32 i = 0; i < self->n_messages; i++) {
    const gsize   entry = table + (gsize)i * ENTRY_LENGTH;
    const guint32 length = read_number (self, entry);
    const guint32 offset = read_number (self, entry + 4);

    if ((guint64)offset + length >= self->length)
      return refuse (error, "a text reaches beyond the end");
    if (self->contents[offset + length] != '\0')
      return refuse (error, "a text has no end");
    if (!is_utf8 (self->contents + offset, length))
      return refuse (error, "a text is not UTF-8");
  }
  return TRUE;
}

static gboolean
check_order (const NabijCatalogue *self,
             GError              **error)
{
  for (guint32 i = 1; i < self->n_messages; i++) {
    gsize length;

    if (strcmp (get_text (self, self->originals, i - 1, &length), get_text (self, self->originals, i, &length)) >= 0)
      return refuse (error, "the messages are not in their order");
  }
  return TRUE;
}

static gboolean
check (NabijCatalogue *self,
       GError        **error)
{
  guint32 magic;

  if (self->length < HEAD_LENGTH)
    return refuse (error, "it is too short");

  magic = read_number (self, 0);
  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    return refuse (error, "it does not begin as one");
  self->is_swapped = magic == MAGIC_SWAPPED;

  /* Its lower half only says that there is something more to be read, which our messages do not use. */
  if (read_number (self, REVISION_OFFSET) >> 16 > 1)
    return refuse (error, "it is of a newer kind");

  self->n_messages = read_number (self, N_MESSAGES_OFFSET);
  self->originals = read_number (self, ORIGINALS_OFFSET);
  self->translations = read_number (self, TRANSLATIONS_OFFSET);
  return check_table (self, self->originals, error) &&
         check_table (self, self->translations, error) &&
         check_order (self, error);
}

static void
clear (gpointer box)
{
  NabijCatalogue *self = box;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->language);
}

static NabijCatalogue *
make (const char *language)
{
  NabijCatalogue *self = g_atomic_rc_box_new0 (NabijCatalogue);

  self->language = g_strdup (language);
  self->get_form = find_plural (language);
  return self;
}

/**
 * nabij_catalogue_new:
 * @language: "en", or the name of a translation, for example "nl"
 * @locale_folder: (type filename): where the translations are; it is not looked at for English
 * @error: return location for an error
 *
 * Opens the words of a language. English is always there, because the messages are English. Everything is
 * checked once, which takes less than half a millisecond with all our messages: it may be done in the main
 * thread.
 *
 * Errors: those of `G_FILE_ERROR` where the file can not be opened; `G_IO_ERROR_INVALID_DATA` where it is
 * damaged.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
NabijCatalogue *
nabij_catalogue_new (const char *language,
                     const char *locale_folder,
                     GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NabijCatalogue) self = NULL;

  g_return_val_if_fail (language != NULL && *language != '\0', NULL);
  g_return_val_if_fail (strchr (language, G_DIR_SEPARATOR) == NULL, NULL);
  g_return_val_if_fail (locale_folder != NULL, NULL);

  if (g_str_equal (language, "en"))
    return make (language);

  path = g_build_filename (locale_folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (file);
  self = nabij_catalogue_new_for_bytes (language, bytes, error);
  if (self == NULL)
    g_prefix_error (error, "“%s” is no file of translations: ", path);
  return g_steal_pointer (&self);
}

/**
 * nabij_catalogue_new_for_bytes:
 * @language: the name of the translation, for example "nl"
 * @bytes: what stands in its file
 * @error: return location for an error
 *
 * Reads the words of a language as nabij_catalogue_new() does, from a file that was read already.
 *
 * Errors: `G_IO_ERROR_INVALID_DATA` where it is damaged.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
NabijCatalogue *
nabij_catalogue_new_for_bytes (const char *language,
                               GBytes     *bytes,
                               GError    **error)
{
  g_autoptr (NabijCatalogue) self = NULL;

  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  self = make (language);
  self->bytes = g_bytes_ref (bytes);
  self->contents = g_bytes_get_data (bytes, &self->length);
  if (!check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * nabij_catalogue_ref:
 * @self: a catalogue
 *
 * Returns: (transfer full): the same
 */
NabijCatalogue *
nabij_catalogue_ref (NabijCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * nabij_catalogue_unref:
 * @self: (transfer full): a catalogue
 *
 * Lets go of it. With the last one its words are gone.
 */
void
nabij_catalogue_unref (NabijCatalogue *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * nabij_catalogue_get_language:
 * @self: a catalogue
 *
 * Returns: (transfer none): which language it is, as in nabij_catalogue_new()
 */
const char *
nabij_catalogue_get_language (NabijCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/* Compares a message with one of the file, where the context stands before it, byte by byte as they
 * are sorted. */
static int
compare (const char *context,
         const char *message,
         const char *original)
{
  if (context != NULL) {
    const gsize length = strlen (context);
    const int   order = strncmp (context, original, length);

    if (order != 0)
      return order;
    if (original[length] != CONTEXT_END)
      return CONTEXT_END - (int)(guchar)original[length];
    original += length + 1;
  }
  return strcmp (message, original);
}

/* An empty message is the head of the file, with who wrote it. */
static const char *
find (const NabijCatalogue *self,
      const char           *context,
      const char           *message,
      gsize                *length)
{
  guint32 from = 0;
  guint32 until = *message != '\0' ? self->n_messages : 0;

  while (from < until) {
    const guint32 middle = from + (until - from) / 2;
    const int     order = compare (context, message, get_text (self, self->originals, middle, length));

    if (order == 0) {
      const char *translation = get_text (self, self->translations, middle, length);

      return *length > 0 ? translation : NULL;
    }
    if (order < 0)
      until = middle;
    else
      from = middle + 1;
  }
  return NULL;
}

/**
 * nabij_catalogue_get:
 * @self: (nullable): a catalogue, or `NULL` for the language of the program
 * @context: (nullable): the context of the message
 * @message: the message, in English
 *
 * Returns: (transfer none): the words, which belong to the catalogue; the message itself where there are
 *   none
 */
const char *
nabij_catalogue_get (NabijCatalogue *self,
                     const char     *context,
                     const char     *message)
{
  const char *translation;
  gsize       length;

  g_return_val_if_fail (message != NULL, NULL);

  if (self == NULL)
    return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, message) : g_dgettext (GETTEXT_PACKAGE, message);

  translation = find (self, context, message, &length);
  return translation != NULL ? translation : message;
}

/**
 * nabij_catalogue_get_plural:
 * @self: (nullable): a catalogue, or `NULL` for the language of the program
 * @message: the message for one, in English
 * @plural: the message for another number
 * @n: the number
 *
 * Returns: (transfer none): the words for that number, which belong to the catalogue; one of the messages
 *   where there are none
 */
const char *
nabij_catalogue_get_plural (NabijCatalogue *self,
                            const char     *message,
                            const char     *plural,
                            gulong          n)
{
  const char *form;
  gsize       length;

  g_return_val_if_fail (message != NULL, NULL);
  g_return_val_if_fail (plural != NULL, NULL);

  if (self == NULL)
    return g_dngettext (GETTEXT_PACKAGE, message, plural, n);

  form = find (self, NULL, message, &length);
  if (form != NULL) {
    const char *end = form + length;

    for (guint i = self->get_form (n); i > 0 && form <= end; i--)
      form += strlen (form) + 1;
    if (form <= end)
      return form;
  }
  return n == 1 ? message : plural;
}
