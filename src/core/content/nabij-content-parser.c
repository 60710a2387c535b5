/* nabij-content-parser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content-parser.h"

#include "nabij-content.h"

struct _NabijContentParser {
  NabijContentBeginFunc begin;
  NabijContentEndFunc   end;
  gpointer              reader;
  GString              *text;
  char                **field; /* where the text that is open goes, or NULL; it belongs to the reader */
  gboolean              may_be_empty;
};

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  NabijContentParser *parser = user_data;

  if (parser->field != NULL)
    nabij_content_refuse_element (error, element);
  else
    parser->begin (parser->reader, element, names, values, error);
}

static void
end_element (GMarkupParseContext *context,
             const char          *element,
             gpointer             user_data,
             GError             **error)
{
  NabijContentParser *parser = user_data;

  if (parser->field == NULL) {
    parser->end (parser->reader, element, error);
    return;
  }

  *parser->field = nabij_content_collapse (parser->text->str);
  if (**parser->field == '\0' && !parser->may_be_empty)
    nabij_content_refuse (error, "without a text", element);
  parser->field = NULL;
}

static void
gather_text (GMarkupParseContext *context,
             const char          *text,
             gsize                length,
             gpointer             user_data,
             GError             **error)
{
  NabijContentParser *parser = user_data;
  g_autofree char    *between = NULL;

  if (parser->field != NULL) {
    g_string_append_len (parser->text, text, (gssize)length);
    return;
  }

  between = g_strndup (text, length);
  if (*g_strstrip (between) != '\0')
    nabij_content_refuse (error, "a text where none belongs", between);
}

static const GMarkupParser markup_parser = {
  .start_element = start_element,
  .end_element = end_element,
  .text = gather_text,
};

/**
 * nabij_content_parser_new:
 * @begin: what is called where an element begins
 * @end: what is called where an element ends
 * @reader: what both are called with
 *
 * Makes a parser for one file. A text that no element asked for, an element inside of a text and an
 * element without the text that it asked for are mistakes, without the reader hearing of them.
 *
 * Returns: (transfer full): the parser
 */
NabijContentParser *
nabij_content_parser_new (NabijContentBeginFunc begin,
                          NabijContentEndFunc   end,
                          gpointer              reader)
{
  NabijContentParser *parser;

  g_return_val_if_fail (begin != NULL, NULL);
  g_return_val_if_fail (end != NULL, NULL);

  parser = g_new0 (NabijContentParser, 1);
  parser->begin = begin;
  parser->end = end;
  parser->reader = reader;
  parser->text = g_string_new (NULL);
  return parser;
}

/**
 * nabij_content_parser_free:
 * @parser: (transfer full): the parser
 *
 * Frees the parser. The texts belong to the reader.
 */
void
nabij_content_parser_free (NabijContentParser *parser)
{
  g_return_if_fail (parser != NULL);

  g_string_free (parser->text, TRUE);
  g_free (parser);
}

/**
 * nabij_content_parser_parse:
 * @parser: a new parser
 * @xml: what stands in the file
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Goes through the whole file, up to the first mistake.
 *
 * Errors: those of `G_MARKUP_ERROR` and those of the reader, each with its line.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_content_parser_parse (NabijContentParser *parser,
                            const char         *xml,
                            gssize              length,
                            GError            **error)
{
  g_autoptr (GMarkupParseContext) context = NULL;

  g_return_val_if_fail (parser != NULL, FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);

  context = g_markup_parse_context_new (&markup_parser, G_MARKUP_PREFIX_ERROR_POSITION, parser, NULL);
  return g_markup_parse_context_parse (context, xml, length, error) &&
         g_markup_parse_context_end_parse (context, error);
}

/**
 * nabij_content_parser_take_text:
 * @parser: the parser
 * @field: where the text goes when the element ends; must live until then
 *
 * Takes what stands in the element that begins now as a text of one line, as nabij_content_collapse()
 * makes it. It may hold no other element, and its end is not told to the reader.
 */
void
nabij_content_parser_take_text (NabijContentParser *parser,
                                char              **field)
{
  g_return_if_fail (parser != NULL);
  g_return_if_fail (field != NULL);

  parser->field = field;
  parser->may_be_empty = FALSE;
  g_string_truncate (parser->text, 0);
}

/**
 * nabij_content_parser_take_text_if_any:
 * @parser: the parser
 * @field: where the text goes when the element ends; must live until then
 *
 * Does the same as nabij_content_parser_take_text() for a text that may be empty.
 */
void
nabij_content_parser_take_text_if_any (NabijContentParser *parser,
                                       char              **field)
{
  nabij_content_parser_take_text (parser, field);
  parser->may_be_empty = TRUE;
}

/**
 * nabij_content_parser_begin_text:
 * @parser: the parser
 * @field: where the text goes when the element ends, or `NULL` in it before; must live until then
 * @is_translated: (out) (nullable): whether other languages have a text of their own, where the
 *   element may say with the attribute `translate` that they do not; or `NULL` where it may not
 * @element: the element that begins
 * @names: the names of its attributes
 * @values: what they are
 * @error: return location for an error
 *
 * Takes the text of an element that may be there once, and has no attributes but a `note` for who
 * translates it.
 *
 * Errors: those of `G_MARKUP_ERROR`: an attribute that is not known, an element that is there twice.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_content_parser_begin_text (NabijContentParser *parser,
                                 char              **field,
                                 gboolean           *is_translated,
                                 const char         *element,
                                 const char        **names,
                                 const char        **values,
                                 GError            **error)
{
  const char *note;
  gboolean    translate = -1;

  g_return_val_if_fail (parser != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  /* Where nothing is asked about it, the list of what is known ends before `translate`. */
  if (!g_markup_collect_attributes (element, names, values, error,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "note", &note,
                                    is_translated != NULL ? G_MARKUP_COLLECT_TRISTATE : G_MARKUP_COLLECT_INVALID, "translate", &translate,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (*field != NULL)
    return nabij_content_refuse (error, "an element is there twice", element);

  if (is_translated != NULL)
    *is_translated = translate != FALSE;
  nabij_content_parser_take_text (parser, field);
  return TRUE;
}
