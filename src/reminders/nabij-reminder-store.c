/* nabij-reminder-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-store.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#define FILE_MODE 0600
#define FOLDER_MODE 0700
/* The agent writes a few hundred bytes; a file like this is somebody else's. */
#define BYTES_MAX (1024 * 1024)

struct _NabijReminderStore {
  char    *path;
  char    *written; /* what the file says, as far as is known */
  gboolean complained;
};

/**
 * nabij_reminder_store_new:
 * @path: (type filename) (nullable): where the file is or will be, or `NULL` to keep nothing
 *
 * Makes a store. Nothing is read or written yet.
 *
 * Returns: (transfer full): the store
 */
NabijReminderStore *
nabij_reminder_store_new (const char *path)
{
  NabijReminderStore *self = g_new0 (NabijReminderStore, 1);

  self->path = g_strdup (path);
  return self;
}

/**
 * nabij_reminder_store_free:
 * @self: (transfer full): a store
 *
 * Frees it; the file stays.
 */
void
nabij_reminder_store_free (NabijReminderStore *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->written);
  g_free (self);
}

static gboolean
is_too_large (const char *path)
{
  GStatBuf file_stat;

  return g_stat (path, &file_stat) == 0 && (!S_ISREG (file_stat.st_mode) || file_stat.st_size > BYTES_MAX);
}

/**
 * nabij_reminder_store_load:
 * @self: a store
 *
 * Reads the file. One that is not there is empty; one that can not be read or understood too, and the
 * log says so.
 *
 * Returns: (transfer full): what it says
 */
GKeyFile *
nabij_reminder_store_load (NabijReminderStore *self)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->path == NULL)
    return g_steal_pointer (&key_file);

  if (is_too_large (self->path)) {
    g_message ("%s is not what the reminders keep; they begin anew", self->path);
    return g_steal_pointer (&key_file);
  }

  if (g_key_file_load_from_file (key_file, self->path, G_KEY_FILE_NONE, &error))
    return g_steal_pointer (&key_file);

  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("%s can not be read, so the reminders begin anew: %s", self->path, error->message);

  /* What was read before the mistake is only half of it. */
  g_key_file_unref (g_steal_pointer (&key_file));
  return g_key_file_new ();
}

static gboolean
fail_with_errno (GError **error)
{
  const int error_number = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (error_number), g_strerror (error_number));
  return FALSE;
}

static gboolean
write_text (NabijReminderStore *self,
            const char         *text,
            gsize               length,
            GError            **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (length == 0) {
    if (g_unlink (self->path) != 0 && errno != ENOENT && errno != ENOTDIR)
      return fail_with_errno (error);
    /* Nothing but that file was in it; if there was, it stays. */
    g_rmdir (folder);
    return TRUE;
  }

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    return fail_with_errno (error);

  return g_file_set_contents_full (self->path, text, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, error);
}

/**
 * nabij_reminder_store_save:
 * @self: a store
 * @key_file: what shall be known later
 *
 * Writes the file, whole or not at all. Where there is nothing to know, there is no file. Where it can not
 * be written, the log says so once; the agent knows everything as long as it runs.
 *
 * Returns: whether the file says it now
 */
gboolean
nabij_reminder_store_save (NabijReminderStore *self,
                           GKeyFile           *key_file)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key_file != NULL, FALSE);

  if (self->path == NULL)
    return FALSE;

  text = g_key_file_to_data (key_file, &length, NULL);
  if (g_strcmp0 (text, self->written) == 0)
    return TRUE;

  if (!write_text (self, text, length, &error)) {
    if (!self->complained)
      g_message ("%s can not be written, so the reminders know it only as long as they run: %s", self->path, error->message);
    self->complained = TRUE;
    return FALSE;
  }

  self->complained = FALSE;
  g_free (self->written);
  self->written = g_steal_pointer (&text);
  return TRUE;
}
