/* nabij-content-parser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Walks through the elements of a content file and gathers their texts. What the elements mean, and where
 * which of them may stand, only the reader of the file knows. */
typedef struct _NabijContentParser NabijContentParser;

/* An element begins that is not inside of a text; tells in @error where it does not belong. */
typedef void (*NabijContentBeginFunc) (gpointer     reader,
                                       const char  *element,
                                       const char **names,
                                       const char **values,
                                       GError     **error);

/* An element ends that was not taken as a text. */
typedef void (*NabijContentEndFunc) (gpointer    reader,
                                     const char *element,
                                     GError    **error);

NabijContentParser *nabij_content_parser_new (NabijContentBeginFunc begin,
                                              NabijContentEndFunc   end,
                                              gpointer              reader) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_content_parser_free (NabijContentParser *parser);
gboolean            nabij_content_parser_parse (NabijContentParser *parser,
                                                const char         *xml,
                                                gssize              length,
                                                GError            **error);
void                nabij_content_parser_take_text (NabijContentParser *parser,
                                                    char              **field);
void                nabij_content_parser_take_text_if_any (NabijContentParser *parser,
                                                           char              **field);
gboolean            nabij_content_parser_begin_text (NabijContentParser *parser,
                                                     char              **field,
                                                     gboolean           *is_translated,
                                                     const char         *element,
                                                     const char        **names,
                                                     const char        **values,
                                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijContentParser, nabij_content_parser_free)

G_END_DECLS
