/* nabij-autostart-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-autostart-entry.h"

#include "nabij-reminder-sentences.h"

#include <glib/gi18n-lib.h>

#define FILE_NAME NABIJ_APPLICATION_ID ".Reminders.desktop"
#define KEY_ENABLED "X-GNOME-Autostart-enabled"
/* What a command line may not hold without quotes. */
#define RESERVED_CHARACTERS " \t\n\"'\\><~|&;$*?#()`"

struct _NabijAutostartEntry {
  GObject parent_instance;

  /* Owned References */
  GFile *folder;
  GFile *file;
  char  *program;
};

/* The entry that is being written. */
typedef struct {
  GBytes    *content;
  GPtrArray *missing; /* (element-type GFile): folders that are to be made, the innermost first */
  gboolean   asked;
  gboolean   found_parent; /* of the next one that is missing */
} Writing;

static void nabij_autostart_entry_autostart_init (NabijAutostartInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijAutostartEntry, nabij_autostart_entry, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_AUTOSTART, nabij_autostart_entry_autostart_init))
/* clang-format on */

static void
writing_free (Writing *writing)
{
  g_clear_pointer (&writing->content, g_bytes_unref);
  g_clear_pointer (&writing->missing, g_ptr_array_unref);
  g_free (writing);
}

/* What stands in it */

/* As the Desktop Entry Specification has it: a percent sign begins a code, also inside of quotes. */
static char *
quote_program (const char *program)
{
  const gboolean is_quoted = strpbrk (program, RESERVED_CHARACTERS) != NULL;
  GString       *quoted = g_string_new (is_quoted ? "\"" : NULL);

  for (const char *c = program; *c != '\0'; c++) {
    if (strchr ("\"`$\\", *c) != NULL)
      g_string_append_c (quoted, '\\');
    else if (*c == '%')
      g_string_append_c (quoted, '%');
    g_string_append_c (quoted, *c);
  }
  if (is_quoted)
    g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/* Beside the English text, the one in the language of the program. */
static void
set_text (GKeyFile   *entry,
          const char *key,
          const char *english)
{
  const char *translated = _ (english);
  g_auto (GStrv) language = NULL;

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, key, english);
  if (g_str_equal (translated, english))
    return;

  language = g_strsplit_set (g_get_language_names_with_category ("LC_MESSAGES")[0], "_.@", 2);
  g_key_file_set_locale_string (entry, G_KEY_FILE_DESKTOP_GROUP, key, language[0], translated);
}

static void
fill (NabijAutostartEntry *self,
      GKeyFile            *entry)
{
  g_autofree char *command_line = quote_program (self->program);

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  set_text (entry, G_KEY_FILE_DESKTOP_KEY_NAME, N_ ("Nabij"));
  /* Translators: what the list of programs that begin at log-in says about the one that reminds. */
  set_text (entry, G_KEY_FILE_DESKTOP_KEY_COMMENT, N_ ("Quiet reminders that you switched on yourself"));
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, NABIJ_APPLICATION_ID);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command_line);
  /* Where the program was taken away, nothing is started, and nobody hears of it. */
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, self->program);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_STARTUP_NOTIFY, FALSE);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_ENABLED, TRUE);
  g_key_file_remove_key (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL);
}

/* By hand, or in the list of programs that a desktop starts. */
static gboolean
is_switched_off (GKeyFile *entry)
{
  return g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL) ||
         (g_key_file_has_key (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_ENABLED, NULL) &&
          !g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_ENABLED, NULL));
}

/* Writing it */

static void
return_sentence (GTask        *task,
                 const GError *error)
{
  NabijAutostartEntry *self = g_task_get_source_object (task);
  g_autofree char     *folder = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  g_debug ("%s: %s", g_file_peek_path (self->file), error->message);
  folder = g_filename_display_name (g_file_peek_path (self->folder));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_task_return_new_error (task, error->domain, error->code, _ ("The disk is full, so the reminder stays as it was. It can be switched on when there is room again."));
  else
    g_task_return_new_error (task, error->domain, error->code,
                             /* Translators: %s is a folder. */
                             _ ("Nothing can be written in the folder “%s”, so the reminder stays as it was. It can be switched on once you may write there."), folder);
}

static void write_entry (GTask *task);

static void
made_folder_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GFile   *folder = G_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) parent = NULL;

  if (g_file_make_directory_finish (folder, result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    g_ptr_array_remove_index (writing->missing, writing->missing->len - 1);
    writing->found_parent = TRUE;
    write_entry (task);
    return;
  }

  parent = g_file_get_parent (folder);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || parent == NULL || writing->found_parent) {
    return_sentence (task, error);
    return;
  }
  g_ptr_array_add (writing->missing, g_steal_pointer (&parent));
  write_entry (task);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijAutostartEntry *self = g_task_get_source_object (task);
  Writing             *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  /* Whoever has never had anything start at log-in has no folder for it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && writing->missing == NULL) {
    writing->missing = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (writing->missing, g_object_ref (self->folder));
    write_entry (task);
    return;
  }
  return_sentence (task, error);
}

/* First the folders that are missing, from the outermost on. */
static void
write_entry (GTask *task)
{
  NabijAutostartEntry *self = g_task_get_source_object (task);
  Writing             *writing = g_task_get_task_data (task);

  if (writing->missing != NULL && writing->missing->len > 0)
    g_file_make_directory_async (writing->missing->pdata[writing->missing->len - 1], G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), made_folder_cb, g_object_ref (task));
  else
    g_file_replace_contents_bytes_async (self->file, writing->content, NULL, FALSE, G_FILE_CREATE_NONE,
                                         g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijAutostartEntry *self = g_task_get_source_object (task);
  Writing             *writing = g_task_get_task_data (task);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *before = NULL;
  char            *content;
  gsize            length = 0;

  /* What cannot be read is made new. */
  if (g_file_load_contents_finish (G_FILE (source), result, &before, &length, NULL, NULL) &&
      !g_key_file_load_from_data (entry, before, length, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL)) {
    g_key_file_unref (entry);
    entry = g_key_file_new ();
  }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!writing->asked && is_switched_off (entry)) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  fill (self, entry);
  content = g_key_file_to_data (entry, &length, NULL);
  if (g_strcmp0 (content, before) == 0) {
    g_free (content);
    g_task_return_boolean (task, TRUE);
    return;
  }
  writing->content = g_bytes_new_take (content, length);
  write_entry (task);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_delete_finish (G_FILE (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_error (task, nabij_reminder_sentences_make_not_removed (G_FILE (source), error));
}

/* NabijAutostart */

static void
nabij_autostart_entry_set_async (NabijAutostart     *autostart,
                                 gboolean            on,
                                 gboolean            asked,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  NabijAutostartEntry *self = NABIJ_AUTOSTART_ENTRY (autostart);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Writing *writing;

  g_task_set_source_tag (task, nabij_autostart_entry_set_async);
  /* What was written is told, also when somebody has given up meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (!on) {
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, cancellable, removed_cb, g_object_ref (task));
    return;
  }

  writing = g_new0 (Writing, 1);
  writing->asked = asked;
  g_task_set_task_data (task, writing, (GDestroyNotify)writing_free);
  g_file_load_contents_async (self->file, cancellable, read_cb, g_object_ref (task));
}

static gboolean
nabij_autostart_entry_set_finish (NabijAutostart *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_autostart_entry_autostart_init (NabijAutostartInterface *iface)
{
  iface->set_async = nabij_autostart_entry_set_async;
  iface->set_finish = nabij_autostart_entry_set_finish;
}

/* GObject */

static void
nabij_autostart_entry_finalize (GObject *object)
{
  NabijAutostartEntry *self = NABIJ_AUTOSTART_ENTRY (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->file);
  g_free (self->program);

  G_OBJECT_CLASS (nabij_autostart_entry_parent_class)->finalize (object);
}

static void
nabij_autostart_entry_class_init (NabijAutostartEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_autostart_entry_finalize;
}

static void
nabij_autostart_entry_init (NabijAutostartEntry *self)
{
}

/**
 * nabij_autostart_entry_new:
 * @folder: (type filename): where the desktop looks for what to start
 * @program: (type filename): what it is to start
 *
 * Makes the edge. Nothing is read or written yet.
 *
 * Returns: (transfer full): the edge
 */
NabijAutostart *
nabij_autostart_entry_new (const char *folder,
                           const char *program)
{
  NabijAutostartEntry *self;

  g_return_val_if_fail (folder != NULL && g_path_is_absolute (folder), NULL);
  g_return_val_if_fail (program != NULL && g_path_is_absolute (program), NULL);

  self = g_object_new (NABIJ_TYPE_AUTOSTART_ENTRY, NULL);
  self->folder = g_file_new_for_path (folder);
  self->file = g_file_get_child (self->folder, FILE_NAME);
  self->program = g_strdup (program);
  return NABIJ_AUTOSTART (self);
}

/**
 * nabij_autostart_entry_new_own:
 *
 * Makes the edge for this person and the reminders of this program.
 *
 * Returns: (transfer full): the edge
 */
NabijAutostart *
nabij_autostart_entry_new_own (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);

  return nabij_autostart_entry_new (folder, NABIJ_BIN_DIR "/nabij-reminders");
}
