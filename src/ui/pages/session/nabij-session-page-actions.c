/* nabij-session-page-actions.c
 *
 * What the keys and the buttons of the page of an exercise do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-page-private.h"
#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

#define ANSWER_MS 2500

/* Words that answer */

/* A key is answered at once, for eyes and for ears; the breath itself follows at the next edge. */
static void
answer (NabijSessionPage *self,
        const char       *text)
{
  nabij_session_notice_show (self->notice, text, ANSWER_MS);
  self->answering = TRUE;
  nabij_pacer_set_spoken (self->pacer, text);
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  nabij_session_page_finish (NABIJ_SESSION_PAGE (widget), FALSE);
}

static void
change (NabijSessionPage *self,
        NabijBreathChange what,
        const char       *done,
        const char       *not_done)
{
  if (self->session == NULL || self->waiting)
    return;

  if (nabij_session_change (self->session, what))
    answer (self, done);
  else if (nabij_session_is_paused (self->session))
    answer (self, _ ("The space bar goes on"));
  else if (!self->paced || nabij_session_is_own_pace (self->session))
    answer (self, _ ("Breathe as you like."));
  else
    answer (self, not_done);
}

/**
 * nabij_session_page_ends_by_space:
 * @self: a page on which a practice runs
 *
 * Tells whether the space bar ends the practice, as its file may say, where it pauses others.
 *
 * Returns: whether it does
 */
gboolean
nabij_session_page_ends_by_space (NabijSessionPage *self)
{
  return (nabij_practice_get_flags (nabij_session_get_practice (self->session)) & NABIJ_PRACTICE_FLAGS_SPACE_ENDS) != 0;
}

static void
pause_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);

  if (self->session == NULL)
    return;

  if (nabij_session_page_ends_by_space (self) || self->waiting)
    nabij_session_page_finish (self, FALSE);
  else
    nabij_session_change (self->session, nabij_session_is_paused (self->session) ? NABIJ_BREATH_CHANGE_RESUME : NABIJ_BREATH_CHANGE_PAUSE);
}

static void
length_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  if (g_str_equal (action_name, "session.shorter"))
    change (NABIJ_SESSION_PAGE (widget), NABIJ_BREATH_CHANGE_SHORTER, _ ("A little shorter"), _ ("Shorter would not be easy"));
  else
    change (NABIJ_SESSION_PAGE (widget), NABIJ_BREATH_CHANGE_LONGER, _ ("A little longer"), _ ("Longer would not be easy"));
}

static void
own_pace_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  const gboolean    own_pace = self->session != NULL && nabij_session_is_own_pace (self->session);

  change (self, NABIJ_BREATH_CHANGE_OWN_PACE,
          own_pace ? _ ("Breathe with the water again") : _ ("At your own pace"), _ ("At your own pace"));
}

static void
sound_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);

  if (self->session != NULL)
    answer (self, nabij_session_sound_toggle (self->sound));
}

static void
night_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  nabij_session_page_toggle_night (NABIJ_SESSION_PAGE (widget));
}

static void
time_left_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  g_autofree char  *left = NULL;

  if (self->session == NULL || self->waiting)
    return;

  left = nabij_time_words_left (nabij_session_get_left_us (self->session));
  answer (self, left);
}

/* From its beginning; what was breathed before is not lost, and belongs to the same moment. */
static void
again_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  g_autoptr (NabijMoment) moment = NULL;
  NabijPractice *practice;

  if (self->session == NULL)
    return;

  practice = nabij_session_get_practice (self->session);
  g_set_object (&moment, nabij_session_get_moment (self->session));
  nabij_session_page_start (self, practice, self->length_us, moment);
}

static const struct {
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_Escape, 0, "session.end" },
  { GDK_KEY_space, 0, "session.pause" },
  { GDK_KEY_minus, 0, "session.shorter" },
  { GDK_KEY_KP_Subtract, 0, "session.shorter" },
  { GDK_KEY_Left, 0, "session.shorter" },
  { GDK_KEY_Down, 0, "session.shorter" },
  { GDK_KEY_plus, 0, "session.longer" },
  /* The plus sign is a shifted key on many keyboards. */
  { GDK_KEY_plus, GDK_SHIFT_MASK, "session.longer" },
  { GDK_KEY_equal, 0, "session.longer" },
  { GDK_KEY_KP_Add, 0, "session.longer" },
  { GDK_KEY_Right, 0, "session.longer" },
  { GDK_KEY_Up, 0, "session.longer" },
  { GDK_KEY_o, 0, "session.own-pace" },
  { GDK_KEY_s, 0, "session.sound" },
  { GDK_KEY_n, 0, "session.night" },
  { GDK_KEY_t, 0, "session.time-left" },
  { GDK_KEY_f, 0, "win.full-screen" },
};

/**
 * nabij_session_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs the actions of the page and their keys.
 */
void
nabij_session_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "session.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "session.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "session.shorter", NULL, length_action);
  gtk_widget_class_install_action (widget_class, "session.longer", NULL, length_action);
  gtk_widget_class_install_action (widget_class, "session.own-pace", NULL, own_pace_action);
  gtk_widget_class_install_action (widget_class, "session.sound", NULL, sound_action);
  gtk_widget_class_install_action (widget_class, "session.night", NULL, night_action);
  gtk_widget_class_install_action (widget_class, "session.time-left", NULL, time_left_action);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers, keys[i].action, NULL);
}
