/* nabij-catalogue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijCatalogue:
 *
 * The words of one language, whatever language the program speaks: what goes onto paper for somebody
 * else may be in the other one. gettext knows one language for a whole process, by an environment
 * variable that no thread may change; so the catalogue that it uses is read beside it. It never
 * changes and may be used by several threads.
 *
 * Wherever a catalogue is asked for, `NULL` is the language that the program speaks.
 */
typedef struct _NabijCatalogue NabijCatalogue;

NabijCatalogue *nabij_catalogue_new (const char *language,
                                     const char *locale_folder,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijCatalogue *nabij_catalogue_new_for_bytes (const char *language,
                                               GBytes     *bytes,
                                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
NabijCatalogue *nabij_catalogue_ref (NabijCatalogue *self);
void            nabij_catalogue_unref (NabijCatalogue *self);

const char *nabij_catalogue_get_language (NabijCatalogue *self);
const char *nabij_catalogue_get (NabijCatalogue *self,
                                 const char     *context,
                                 const char     *message) G_GNUC_FORMAT (3);
const char *nabij_catalogue_get_plural (NabijCatalogue *self,
                                        const char     *message,
                                        const char     *plural,
                                        gulong          n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijCatalogue, nabij_catalogue_unref)

G_END_DECLS
