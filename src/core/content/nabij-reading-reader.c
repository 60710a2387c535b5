/* nabij-reading-reader.c
 *
 * Reads a file of data/content/reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content.h"
#include "nabij-reading-private.h"

/* Where the reader is. */
typedef struct {
  NabijReadingCard *card;
  char            **field; /* where the text that is open goes; in card */
  GString          *text;
} Reader;

static const char *const group_names[NABIJ_N_READING_GROUPS] = {
  [NABIJ_READING_GROUP_LOSS] = "loss",
  [NABIJ_READING_GROUP_BOND] = "bond",
  [NABIJ_READING_GROUP_YOU] = "you",
  [NABIJ_READING_GROUP_INTENSE] = "intense",
  [NABIJ_READING_GROUP_SAFE] = "safe",
};

static const char *const help_names[NABIJ_N_READING_HELPS] = {
  [NABIJ_READING_HELP_NONE] = "none",
  [NABIJ_READING_HELP_PEOPLE] = "people",
  [NABIJ_READING_HELP_ILL] = "ill",
  [NABIJ_READING_HELP_UNSAFE] = "unsafe",
};

static gboolean
refuse (GError    **error,
        const char *why,
        const char *what)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s: “%s”", why, what);
  return FALSE;
}

static gboolean
read_name (const char        *name,
           const char *const *names,
           guint              n_names,
           const char        *why,
           guint             *number,
           GError           **error)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_str_equal (name, names[i])) {
      *number = i;
      return TRUE;
    }
  }
  return refuse (error, why, name);
}

static gboolean
begin_card (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *id, *group, *order, *seasons, *picture, *practice, *help;
  guint       group_number, help_number = NABIJ_READING_HELP_NONE;
  guint64     order_number;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING, "group", &group,
                                    G_MARKUP_COLLECT_STRING, "order", &order,
                                    G_MARKUP_COLLECT_STRING, "seasons", &seasons,
                                    G_MARKUP_COLLECT_STRING, "picture", &picture,
                                    G_MARKUP_COLLECT_STRING, "practice", &practice,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "help", &help,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!nabij_content_check_id (id, error) || !nabij_content_check_id (picture, error) || !nabij_content_check_id (practice, error) ||
      !read_name (group, group_names, NABIJ_N_READING_GROUPS, "not a group", &group_number, error) ||
      (help != NULL && !read_name (help, help_names, NABIJ_N_READING_HELPS, "not a part of help", &help_number, error)) ||
      !g_ascii_string_to_unsigned (order, 10, 0, G_MAXUINT16, &order_number, error) ||
      !nabij_content_read_seasons (seasons, &reader->card->seasons, error))
    return FALSE;
  if (reader->card->seasons == 0)
    return refuse (error, "for no season", id);

  reader->card->id = g_strdup (id);
  reader->card->picture = g_strdup (picture);
  reader->card->practice = g_strdup (practice);
  reader->card->group = (NabijReadingGroup)group_number;
  reader->card->help = (NabijReadingHelp)help_number;
  reader->card->order = (guint)order_number;
  return TRUE;
}

static void
begin_paragraph (Reader      *reader,
                 const char  *element,
                 const char **names,
                 const char **values,
                 GError     **error)
{
  NabijReadingParagraph *paragraph;
  const char            *seasons_text, *note;
  guint                  seasons;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "seasons", &seasons_text,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "note", &note,
                                    G_MARKUP_COLLECT_INVALID) ||
      !nabij_content_read_seasons (seasons_text, &seasons, error))
    return;

  paragraph = g_new0 (NabijReadingParagraph, 1);
  paragraph->seasons = seasons;
  g_ptr_array_add (reader->card->paragraphs, paragraph);
  reader->field = &paragraph->text;
}

static void
begin_text (Reader      *reader,
            char       **field,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *note;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "note", &note,
                                    G_MARKUP_COLLECT_INVALID))
    return;
  if (*field != NULL)
    refuse (error, "an element is there twice", element);
  else
    reader->field = field;
}

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  Reader        *reader = user_data;
  const gboolean is_inside = reader->card->id != NULL && reader->field == NULL;

  if (is_inside && g_str_equal (element, "title"))
    begin_text (reader, &reader->card->title, element, names, values, error);
  else if (is_inside && g_str_equal (element, "rests-on"))
    begin_text (reader, &reader->card->rests_on, element, names, values, error);
  else if (is_inside && g_str_equal (element, "p"))
    begin_paragraph (reader, element, names, values, error);
  else if (reader->card->id == NULL && g_str_equal (element, "card"))
    begin_card (reader, element, names, values, error);
  else
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "not known here: <%s>", element);
  g_string_truncate (reader->text, 0);
}

/* Who reads the card in one of its seasons finds a text in it. */
static gboolean
check_card (const NabijReadingCard *card,
            GError                **error)
{
  guint covered = 0;

  for (guint i = 0; i < card->paragraphs->len; i++)
    covered |= ((const NabijReadingParagraph *)g_ptr_array_index (card->paragraphs, i))->seasons;
  if (card->title == NULL || card->rests_on == NULL || (card->seasons & ~covered) != 0)
    return refuse (error, "without a title, a text for each season or what it rests on", card->id);
  return TRUE;
}

static void
end_element (GMarkupParseContext *context,
             const char          *element,
             gpointer             user_data,
             GError             **error)
{
  Reader *reader = user_data;

  if (reader->field == NULL) {
    check_card (reader->card, error);
    return;
  }

  *reader->field = nabij_content_collapse (reader->text->str);
  if (**reader->field == '\0')
    refuse (error, "without a text", element);
  reader->field = NULL;
}

static void
take_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             user_data,
           GError             **error)
{
  Reader          *reader = user_data;
  g_autofree char *between = NULL;

  if (reader->field != NULL) {
    g_string_append_len (reader->text, text, (gssize)length);
    return;
  }

  between = g_strndup (text, length);
  if (*g_strstrip (between) != '\0')
    refuse (error, "a text where none belongs", between);
}

static const GMarkupParser parser = {
  .start_element = start_element,
  .end_element = end_element,
  .text = take_text,
};

static void
paragraph_free (NabijReadingParagraph *paragraph)
{
  g_free (paragraph->text);
  g_free (paragraph);
}

void
nabij_reading_card_free (NabijReadingCard *card)
{
  g_free (card->id);
  g_free (card->title);
  g_free (card->rests_on);
  g_free (card->picture);
  g_free (card->practice);
  g_ptr_array_unref (card->paragraphs);
  g_free (card);
}

/* Reads one card; NULL with an error that names the line where it is broken. */
NabijReadingCard *
nabij_reading_card_read (const char *xml,
                         gssize      length,
                         GError    **error)
{
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NabijReadingCard) card = g_new0 (NabijReadingCard, 1);
  Reader reader = { .card = card, .text = text };

  card->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reader, NULL);
  if (!g_markup_parse_context_parse (context, xml, length, error) ||
      !g_markup_parse_context_end_parse (context, error))
    return NULL;

  return g_steal_pointer (&card);
}
