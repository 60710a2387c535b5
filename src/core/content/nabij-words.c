/* nabij-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-words.h"

#include "nabij-content-parser.h"
#include "nabij-content.h"

typedef struct {
  char         *id;
  char         *text;
  NabijWordList list;
  guint         seasons; /* a bit (1 << season) for each that it fits */
  gboolean      is_about_contact;
  char        **tokens;     /* of the translated text, folded; or NULL before the first search */
  char        **alternates; /* the same without accents */
} Word;

struct _NabijWords {
  GPtrArray  *words; /* (element-type Word), in the order in which they are offered */
  GHashTable *by_id; /* id → Word; owned by words */
};

/* Where the reader is. */
typedef struct {
  NabijContentParser *parser;
  NabijWords         *words;
  int                 list; /* the list that is open, or -1 */
  gboolean            is_open;
  gboolean            seen[NABIJ_N_WORD_LISTS];
} Reader;

/* What a list is called in the file; also the context of its words for translators. */
static const char *const list_names[NABIJ_N_WORD_LISTS] = {
  [NABIJ_WORD_LIST_CIRCUMSTANCES] = "circumstances",
  [NABIJ_WORD_LIST_HELPED] = "helped",
  [NABIJ_WORD_LIST_PROMPTS] = "prompts",
  [NABIJ_WORD_LIST_SENTENCES] = "sentences",
};

static void
word_free (Word *word)
{
  g_free (word->id);
  g_free (word->text);
  g_strfreev (word->tokens);
  g_strfreev (word->alternates);
  g_free (word);
}

static gboolean
begin_list (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *name;
  guint       list;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING, "name", &name,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;

  if (!nabij_content_read_name (name, list_names, NABIJ_N_WORD_LISTS, "not a list", &list, error))
    return FALSE;
  if (reader->seen[list])
    return nabij_content_refuse (error, "a list is there twice", name);

  reader->list = (int)list;
  reader->seen[list] = TRUE;
  return TRUE;
}

static gboolean
begin_word (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *id, *seasons_text, *note;
  gboolean    is_about_contact;
  guint       seasons;
  Word       *word;

  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING, "id", &id,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "seasons", &seasons_text,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "note", &note,
                                    G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "contact", &is_about_contact,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (!nabij_content_check_id (id, error) || !nabij_content_read_seasons (seasons_text, &seasons, error))
    return FALSE;
  if (g_hash_table_contains (reader->words->by_id, id))
    return nabij_content_refuse (error, "an id is there twice", id);

  word = g_new0 (Word, 1);
  word->id = g_strdup (id);
  word->list = (NabijWordList)reader->list;
  word->seasons = seasons;
  word->is_about_contact = is_about_contact;
  g_ptr_array_add (reader->words->words, word);
  g_hash_table_insert (reader->words->by_id, word->id, word);
  nabij_content_parser_take_text (reader->parser, &word->text);
  return TRUE;
}

static void
begin_element (gpointer     data,
               const char  *element,
               const char **names,
               const char **values,
               GError     **error)
{
  Reader *reader = data;

  if (reader->list >= 0 && g_str_equal (element, "word")) {
    begin_word (reader, element, names, values, error);
  } else if (reader->list < 0 && reader->is_open && g_str_equal (element, "list")) {
    begin_list (reader, element, names, values, error);
  } else if (!reader->is_open && g_str_equal (element, "words")) {
    reader->is_open = TRUE;
    g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_INVALID, NULL);
  } else {
    nabij_content_refuse_element (error, element);
  }
}

static void
end_element (gpointer    data,
             const char *element,
             GError    **error)
{
  Reader *reader = data;

  reader->list = -1;
}

/**
 * nabij_words_new:
 * @xml: what stands in data/content/words.xml
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads the words that are offered.
 *
 * Errors: those of `G_MARKUP_ERROR`, each with its line: what is not well-formed, an element or
 * attribute that is not known, an id that is missing, is there twice or can not be stored, a season
 * that is not known, a word without a text, a list that is missing.
 *
 * Returns: (transfer full) (nullable): the words
 */
NabijWords *
nabij_words_new (const char *xml,
                 gssize      length,
                 GError    **error)
{
  g_autoptr (NabijWords) words = NULL;
  g_autoptr (NabijContentParser) parser = NULL;
  Reader reader = { .list = -1 };

  g_return_val_if_fail (xml != NULL, NULL);

  words = g_new0 (NabijWords, 1);
  words->words = g_ptr_array_new_with_free_func ((GDestroyNotify)word_free);
  words->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  parser = nabij_content_parser_new (begin_element, end_element, &reader);
  reader.parser = parser;
  reader.words = words;
  if (!nabij_content_parser_parse (parser, xml, length, error))
    return NULL;

  for (int list = 0; list < NABIJ_N_WORD_LISTS; list++) {
    if (!reader.seen[list]) {
      nabij_content_refuse (error, "a list is missing", list_names[list]);
      return NULL;
    }
  }
  return g_steal_pointer (&words);
}

/**
 * nabij_words_new_own:
 *
 * Reads the words that are a part of the program. A mistake in them is a mistake of the program.
 *
 * Returns: (transfer full): the words
 */
NabijWords *
nabij_words_new_own (void)
{
  g_autoptr (GBytes) file = nabij_content_lookup ("words.xml");
  g_autoptr (GError) error = NULL;
  gsize       length;
  const char *xml = g_bytes_get_data (file, &length);
  NabijWords *words = nabij_words_new (xml, (gssize)length, &error);

  if (words == NULL)
    g_error ("words.xml: %s", error->message);
  return words;
}

/**
 * nabij_words_free:
 * @words: (transfer full): the words
 *
 * Frees the words and every text that was got from them.
 */
void
nabij_words_free (NabijWords *words)
{
  g_return_if_fail (words != NULL);

  g_hash_table_unref (words->by_id);
  g_ptr_array_unref (words->words);
  g_free (words);
}

/**
 * nabij_words_list:
 * @words: the words
 * @list: which of the lists
 * @season: where the family is
 *
 * Lists what is offered now.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids that fit the season, in their order
 */
char **
nabij_words_list (NabijWords   *words,
                  NabijWordList list,
                  NabijSeason   season)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (words != NULL, NULL);

  for (guint i = 0; i < words->words->len; i++) {
    const Word *word = g_ptr_array_index (words->words, i);

    if (word->list == list && (word->seasons & (1u << season)) != 0)
      g_strv_builder_add (ids, word->id);
  }
  return g_strv_builder_end (ids);
}

/**
 * nabij_words_get_text:
 * @words: the words
 * @id: an id, as journals keep it
 *
 * Gives the text of a word of any list, also of one that does not fit the season any more.
 *
 * Returns: (transfer none) (nullable): the text, translated; `NULL` where the id is not one of ours,
 *   and is somebody's own word
 */
const char *
nabij_words_get_text (NabijWords *words,
                      const char *id)
{
  return nabij_words_get_text_in (words, NULL, id);
}

/**
 * nabij_words_get_text_in:
 * @words: the words
 * @catalogue: (nullable): the language
 * @id: an id, as journals keep it
 *
 * Gives the text of a word of any list as nabij_words_get_text() does, in a language of choice.
 *
 * Returns: (transfer none) (nullable): the text; `NULL` where the id is not one of ours
 */
const char *
nabij_words_get_text_in (NabijWords     *words,
                         NabijCatalogue *catalogue,
                         const char     *id)
{
  const Word *word;

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  word = g_hash_table_lookup (words->by_id, id);
  return word != NULL ? nabij_catalogue_get (catalogue, list_names[word->list], word->text) : NULL;
}

/**
 * nabij_words_is_about_contact:
 * @words: the words
 * @id: an id, as journals keep it
 *
 * Tells whether a word is about the contact with the baby or an older child; only then the words of
 * repair are asked for.
 *
 * Returns: whether it is; `FALSE` where the id is not one of ours
 */
gboolean
nabij_words_is_about_contact (NabijWords *words,
                              const char *id)
{
  const Word *word;

  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  word = g_hash_table_lookup (words->by_id, id);
  return word != NULL && word->is_about_contact;
}

static gboolean
has_prefix (char      **tokens,
            const char *prefix)
{
  for (; tokens != NULL && *tokens != NULL; tokens++) {
    if (g_str_has_prefix (*tokens, prefix))
      return TRUE;
  }
  return FALSE;
}

/* Whatever the case or the accents: "zorgen" begins with "Zor", and "één" with "een". Folding takes longer
 * than looking, and who types searches at every key. */
static gboolean
has_word_with_prefix (Word  *word,
                      char **prefixes)
{
  if (word->tokens == NULL)
    word->tokens = g_str_tokenize_and_fold (nabij_content_translate (list_names[word->list], word->text), NULL, &word->alternates);

  for (; *prefixes != NULL; prefixes++) {
    if (!has_prefix (word->tokens, *prefixes) && !has_prefix (word->alternates, *prefixes))
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_words_find_ids:
 * @words: the words
 * @token: what somebody searches for; of several words, each must be there
 *
 * Finds words by what is shown of them, for the search in a journal that keeps ids. The language is the
 * one at the first search.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of those with a word that begins with
 *   @token, whatever its case and accents
 */
char **
nabij_words_find_ids (NabijWords *words,
                      const char *token)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) prefixes = NULL;

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  prefixes = g_str_tokenize_and_fold (token, NULL, NULL);
  for (guint i = 0; i < words->words->len && prefixes[0] != NULL; i++) {
    Word *word = g_ptr_array_index (words->words, i);

    if (has_word_with_prefix (word, prefixes))
      g_strv_builder_add (ids, word->id);
  }
  return g_strv_builder_end (ids);
}
