/* nabij-reading-reader.c
 *
 * Reads a file of data/content/reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content-parser.h"
#include "nabij-content.h"
#include "nabij-reading-private.h"

/* Where the reader is. */
typedef struct {
  NabijContentParser *parser;
  NabijReadingCard   *card;
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
      !nabij_content_read_name (group, group_names, NABIJ_N_READING_GROUPS, "not a group", &group_number, error) ||
      (help != NULL && !nabij_content_read_name (help, help_names, NABIJ_N_READING_HELPS, "not a part of help", &help_number, error)) ||
      !g_ascii_string_to_unsigned (order, 10, 0, G_MAXUINT16, &order_number, error) ||
      !nabij_content_read_seasons (seasons, &reader->card->seasons, error))
    return FALSE;
  if (reader->card->seasons == 0)
    return nabij_content_refuse (error, "for no season", id);

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
  nabij_content_parser_take_text (reader->parser, &paragraph->text);
}

static void
begin_element (gpointer     data,
               const char  *element,
               const char **names,
               const char **values,
               GError     **error)
{
  Reader        *reader = data;
  const gboolean is_inside = reader->card->id != NULL;

  if (is_inside && g_str_equal (element, "title"))
    nabij_content_parser_begin_text (reader->parser, &reader->card->title, NULL, element, names, values, error);
  else if (is_inside && g_str_equal (element, "rests-on"))
    nabij_content_parser_begin_text (reader->parser, &reader->card->rests_on, NULL, element, names, values, error);
  else if (is_inside && g_str_equal (element, "p"))
    begin_paragraph (reader, element, names, values, error);
  else if (!is_inside && g_str_equal (element, "card"))
    begin_card (reader, element, names, values, error);
  else
    nabij_content_refuse_element (error, element);
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
    return nabij_content_refuse (error, "without a title, a text for each season or what it rests on", card->id);
  return TRUE;
}

static void
end_element (gpointer    data,
             const char *element,
             GError    **error)
{
  Reader *reader = data;

  check_card (reader->card, error);
}

static void
paragraph_free (NabijReadingParagraph *paragraph)
{
  g_free (paragraph->text);
  g_free (paragraph);
}

/**
 * nabij_reading_card_free:
 * @card: (transfer full): a card
 *
 * Frees a card with all its texts.
 */
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

/**
 * nabij_reading_card_read:
 * @xml: what stands in the file
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads one card to read.
 *
 * Errors: those of `G_MARKUP_ERROR`, each with its line: what is not well-formed, an element or attribute
 * that is not known, a name or season that is not one, a text that is missing or there twice.
 *
 * Returns: (transfer full) (nullable): the card, or `NULL` with @error set
 */
NabijReadingCard *
nabij_reading_card_read (const char *xml,
                         gssize      length,
                         GError    **error)
{
  g_autoptr (NabijReadingCard) card = g_new0 (NabijReadingCard, 1);
  g_autoptr (NabijContentParser) parser = NULL;
  Reader reader = { .card = card };

  card->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
  parser = nabij_content_parser_new (begin_element, end_element, &reader);
  reader.parser = parser;
  if (!nabij_content_parser_parse (parser, xml, length, error))
    return NULL;

  return g_steal_pointer (&card);
}
