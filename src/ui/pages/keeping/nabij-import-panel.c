/* nabij-import-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-import-panel.h"

#include "nabij-journal-transfer.h"
#include "nabij-transfer-error.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _NabijImportPanel {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack       *stack;
  GtkLabel       *working;
  GtkProgressBar *progress;
  GtkBox         *counts;
  GtkWidget      *bring_in;
  GtkWidget      *leave;
  GtkLabel       *result;
  GtkWidget      *done;

  /* Owned References */
  GCancellable *cancellable; /* of what is under way */
  NabijImport  *import;      /* that was prepared and not yet applied */
};

G_DEFINE_FINAL_TYPE (NabijImportPanel, nabij_import_panel, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Each of these is a running piece of work: the panel may have been stopped or begun anew since. */
typedef struct {
  NabijImportPanel *panel;
  GCancellable     *cancellable;
} Work;

static Work *
work_new (NabijImportPanel *self,
          const char       *words)
{
  Work *work = g_new0 (Work, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->working, words);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_stack_set_visible_child_name (self->stack, "working");

  work->panel = g_object_ref (self);
  work->cancellable = g_object_ref (self->cancellable);
  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->panel);
  g_object_unref (work->cancellable);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
is_current (Work *work)
{
  return work->panel->cancellable == work->cancellable;
}

static void
progress_cb (double   share,
             gpointer data)
{
  Work *work = data;

  if (is_current (work))
    gtk_progress_bar_set_fraction (work->panel->progress, CLAMP (share, 0.0, 1.0));
}

static void
finish (NabijImportPanel *self)
{
  g_clear_object (&self->import);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
show_result (NabijImportPanel *self,
             const char       *words)
{
  g_clear_object (&self->import);
  gtk_label_set_label (self->result, words);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->done);
}

/* What was cancelled needs no words: it is as it was. */
static void
show_error (NabijImportPanel *self,
            const GError     *error)
{
  const char *words = nabij_transfer_error_to_sentence (error);

  if (words != NULL)
    show_result (self, words);
  else
    finish (self);
}

static void
add_line (NabijImportPanel *self,
          const char       *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_box_append (self->counts, label);
}

static void
add_count (NabijImportPanel *self,
           guint             n_entries,
           const char       *format)
{
  g_autofree char *text = NULL;

  if (n_entries == 0)
    return;

    /* The formats come from ngettext(), below. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, n_entries);
#pragma GCC diagnostic pop
  add_line (self, text);
}

static void
ask (NabijImportPanel *self)
{
  const NabijImportSummary *summary = nabij_import_get_summary (self->import);
  GtkWidget                *child;

  if (!nabij_import_brings_anything (self->import)) {
    show_result (self, nabij_import_get_result_sentence (self->import));
    return;
  }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  add_count (self, summary->n_new,
             ngettext ("%u entry that is not here yet comes in.", "%u entries that are not here yet come in.", summary->n_new));
  add_count (self, summary->n_changed,
             ngettext ("%u entry is newer in the file, and takes the place of the one here.",
                       "%u entries are newer in the file, and take the place of those here.", summary->n_changed));
  add_count (self, summary->n_same,
             ngettext ("%u entry is here already, and stays as it is.", "%u entries are here already, and stay as they are.", summary->n_same));
  add_count (self, summary->n_deleted_before,
             ngettext ("%u entry was deleted here before, and stays away.", "%u entries were deleted here before, and stay away.",
                       summary->n_deleted_before));
  if (summary->brings_family)
    add_line (self, _ ("What was told about the family, and is not known here yet, comes in."));
  if (summary->brings_voices)
    add_line (self, _ ("Recordings of your own voice that are not here yet come in."));
  if (summary->leaves_voices_out)
    add_line (self, _ ("Two voices can be kept. The recordings of another one stay out."));
  gtk_stack_set_visible_child_name (self->stack, "ask");
  gtk_widget_grab_focus (self->leave);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijImport) import = nabij_journal_prepare_import_finish (NABIJ_JOURNAL (source), result, &error);

  if (!is_current (work))
    return;

  if (import == NULL) {
    show_error (work->panel, error);
    return;
  }

  g_set_object (&work->panel->import, import);
  ask (work->panel);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = nabij_import_apply_finish (NABIJ_IMPORT (source), result, &error);

  if (!is_current (work))
    return;

  if (done)
    show_result (work->panel, nabij_import_get_result_sentence (NABIJ_IMPORT (source)));
  else
    show_error (work->panel, error);
}

static void
bring_in_cb (NabijImportPanel *self)
{
  Work *work;

  if (self->import == NULL)
    return;

  work = work_new (self, _ ("The entries are coming in."));
  nabij_import_apply_async (self->import, work->cancellable, progress_cb, work, applied_cb, work);
}

static void
cancel_cb (NabijImportPanel *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
nabij_import_panel_dispose (GObject *object)
{
  NabijImportPanel *self = NABIJ_IMPORT_PANEL (object);
  GtkWidget        *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_import_panel_parent_class)->dispose (object);
}

static void
nabij_import_panel_class_init (NabijImportPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_import_panel_dispose;

  /**
   * NabijImportPanel::finished:
   * @self: a panel
   *
   * There is nothing more to be seen.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/keeping/nabij-import-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, working);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, counts);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, bring_in);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, leave);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, result);
  gtk_widget_class_bind_template_child (widget_class, NabijImportPanel, done);
  gtk_widget_class_bind_template_callback (widget_class, bring_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish);
}

static void
nabij_import_panel_init (NabijImportPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_import_panel_start:
 * @self: a panel
 * @journal: where to
 * @file: what was exported before
 *
 * Reads a file and says what bringing it in would do. What was begun before is given up.
 */
void
nabij_import_panel_start (NabijImportPanel *self,
                          NabijJournal     *journal,
                          GFile            *file)
{
  Work *work;

  g_return_if_fail (NABIJ_IS_IMPORT_PANEL (self));
  g_return_if_fail (NABIJ_IS_JOURNAL (journal));
  g_return_if_fail (G_IS_FILE (file));

  g_clear_object (&self->import);
  work = work_new (self, _ ("The file is being read. Nothing is changed yet."));
  nabij_journal_prepare_import_async (journal, file, work->cancellable, progress_cb, work, prepared_cb, work);
}

/**
 * nabij_import_panel_stop:
 * @self: a panel
 *
 * Gives up what is under way, and lets go of what was read.
 */
void
nabij_import_panel_stop (NabijImportPanel *self)
{
  g_return_if_fail (NABIJ_IS_IMPORT_PANEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
}
