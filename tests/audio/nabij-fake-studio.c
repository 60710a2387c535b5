/* nabij-fake-studio.c
 *
 * A studio without sound for tests: it writes down what it was asked, and records what it is told to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-studio.h"

/* What is recorded where nothing else was said. */
#define TAKE_US (2 * G_TIME_SPAN_SECOND)

struct _NabijFakeStudio {
  GObject parent_instance;

  /* Owned References */
  GTask *task; /* what goes on: a take, or hearing one */

  GSource         *cancel_source;
  GString         *calls;
  GStrv            microphones;
  char            *microphone;
  NabijTake       *next_take;
  GError          *next_error;
  NabijStudioState state;
  double           level;
  guint            n_watchers;
  gboolean         too_loud;
  gboolean         opens_at_once;
};

static void nabij_fake_studio_studio_init (NabijStudioInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeStudio, nabij_fake_studio, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_STUDIO, nabij_fake_studio_studio_init))
/* clang-format on */

enum {
  PROP_0,
  PROP_STATE,
  PROP_LEVEL,
  PROP_TOO_LOUD,
  PROP_MICROPHONES,
  PROP_MICROPHONE,
};

static void G_GNUC_PRINTF (2, 3)
  write_down (NabijFakeStudio *self,
              const char      *format,
              ...)
{
  va_list arguments;

  if (self->calls->len > 0)
    g_string_append (self->calls, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (self->calls, format, arguments);
  va_end (arguments);
}

static void
set_state (NabijFakeStudio *self,
           NabijStudioState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static gboolean
is_recording (NabijFakeStudio *self)
{
  return self->state != NABIJ_STUDIO_STATE_QUIET && self->state != NABIJ_STUDIO_STATE_PLAYING;
}

/* What went on is over, and nothing of it is left. */
static GTask *
end (NabijFakeStudio *self)
{
  if (self->cancel_source != NULL)
    g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);
  nabij_fake_studio_set_level (self, 0.0);
  set_state (self, NABIJ_STUDIO_STATE_QUIET);
  return g_steal_pointer (&self->task);
}

static void
cancel (NabijFakeStudio *self)
{
  g_autoptr (GTask) task = end (self);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  NabijFakeStudio *self = user_data;

  write_down (self, "cancel");
  cancel (self);
  return G_SOURCE_REMOVE;
}

static void
begin (NabijFakeStudio    *self,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_assert_false (is_recording (self));

  if (self->task != NULL)
    cancel (self);
  self->task = g_task_new (self, cancellable, callback, user_data);
  if (cancellable == NULL)
    return;

  self->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancel_source, NULL);
}

static void
nabij_fake_studio_record_async (NabijStudio        *studio,
                                gint64              longest_us,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (studio);

  write_down (self, "record %" G_GINT64_FORMAT, longest_us);
  begin (self, cancellable, callback, user_data);
  nabij_fake_studio_set_too_loud (self, FALSE);
  set_state (self, NABIJ_STUDIO_STATE_OPENING);
  if (self->opens_at_once)
    set_state (self, NABIJ_STUDIO_STATE_RECORDING);
}

static NabijTake *
nabij_fake_studio_record_finish (NabijStudio  *studio,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, studio), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
nabij_fake_studio_end_take (NabijStudio *studio)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (studio);

  write_down (self, "end");
  if (!is_recording (self))
    return;

  nabij_fake_studio_set_level (self, 0.0);
  set_state (self, NABIJ_STUDIO_STATE_WORKING);
}

static void
nabij_fake_studio_hear_async (NabijStudio        *studio,
                              GBytes             *sound,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (studio);

  write_down (self, "hear %" G_GSIZE_FORMAT, g_bytes_get_size (sound));
  begin (self, cancellable, callback, user_data);
  set_state (self, NABIJ_STUDIO_STATE_PLAYING);
}

static gboolean
nabij_fake_studio_hear_finish (NabijStudio  *studio,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, studio), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_fake_studio_watch_microphones (NabijStudio *studio,
                                     gboolean     watched)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (studio);

  g_assert_true (watched || self->n_watchers > 0);
  self->n_watchers += watched ? 1 : -1;
}

static void
nabij_fake_studio_studio_init (NabijStudioInterface *iface)
{
  iface->record_async = nabij_fake_studio_record_async;
  iface->record_finish = nabij_fake_studio_record_finish;
  iface->end_take = nabij_fake_studio_end_take;
  iface->hear_async = nabij_fake_studio_hear_async;
  iface->hear_finish = nabij_fake_studio_hear_finish;
  iface->watch_microphones = nabij_fake_studio_watch_microphones;
}

static void
nabij_fake_studio_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (object);

  switch (property_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_LEVEL:
    g_value_set_double (value, self->level);
    break;
  case PROP_TOO_LOUD:
    g_value_set_boolean (value, self->too_loud);
    break;
  case PROP_MICROPHONES:
    g_value_set_boxed (value, self->microphones);
    break;
  case PROP_MICROPHONE:
    g_value_set_string (value, self->microphone);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_fake_studio_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (object);

  switch (property_id) {
  case PROP_MICROPHONE:
    if (g_strcmp0 (self->microphone, g_value_get_string (value)) != 0) {
      g_free (self->microphone);
      self->microphone = g_value_dup_string (value);
      write_down (self, "microphone %s", self->microphone != NULL ? self->microphone : "any");
      g_object_notify (object, "microphone");
    }
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_fake_studio_finalize (GObject *object)
{
  NabijFakeStudio *self = NABIJ_FAKE_STUDIO (object);

  /* What goes on keeps the studio, as it does with the real one. */
  g_assert_null (self->task);
  g_string_free (self->calls, TRUE);
  g_strfreev (self->microphones);
  g_free (self->microphone);
  g_clear_pointer (&self->next_take, nabij_take_free);
  g_clear_error (&self->next_error);

  G_OBJECT_CLASS (nabij_fake_studio_parent_class)->finalize (object);
}

static void
nabij_fake_studio_class_init (NabijFakeStudioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_fake_studio_get_property;
  object_class->set_property = nabij_fake_studio_set_property;
  object_class->finalize = nabij_fake_studio_finalize;

  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_LEVEL, "level");
  g_object_class_override_property (object_class, PROP_TOO_LOUD, "too-loud");
  g_object_class_override_property (object_class, PROP_MICROPHONES, "microphones");
  g_object_class_override_property (object_class, PROP_MICROPHONE, "microphone");
}

static void
nabij_fake_studio_init (NabijFakeStudio *self)
{
  self->calls = g_string_new (NULL);
  self->microphones = g_new0 (char *, 1);
  self->opens_at_once = TRUE;
}

/**
 * nabij_fake_studio_new:
 *
 * Makes a studio that is quiet and knows of no microphone; one opens all the same.
 *
 * Returns: (transfer full): the studio
 */
NabijFakeStudio *
nabij_fake_studio_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_STUDIO, NULL);
}

/**
 * nabij_fake_studio_take_calls:
 * @self: a studio
 *
 * Tells what was asked of the studio since the last time, in order: `record 5000000` (the longest), `end`,
 * `hear 120` (the bytes), `cancel`, `microphone NAME`.
 *
 * Returns: (transfer full): the calls, joined by "; "
 */
char *
nabij_fake_studio_take_calls (NabijFakeStudio *self)
{
  char *calls;

  g_return_val_if_fail (NABIJ_IS_FAKE_STUDIO (self), NULL);

  calls = g_strdup (self->calls->str);
  g_string_truncate (self->calls, 0);
  return calls;
}

/**
 * nabij_fake_studio_set_opens_at_once:
 * @self: a studio
 * @opens_at_once: whether a microphone is open as soon as it is asked for, as at first
 *
 * With `FALSE` the studio stays in *opening* until nabij_fake_studio_open().
 */
void
nabij_fake_studio_set_opens_at_once (NabijFakeStudio *self,
                                     gboolean         opens_at_once)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));

  self->opens_at_once = opens_at_once;
}

/**
 * nabij_fake_studio_open:
 * @self: a studio in *opening*
 *
 * The microphone is open now.
 */
void
nabij_fake_studio_open (NabijFakeStudio *self)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));
  g_return_if_fail (self->state == NABIJ_STUDIO_STATE_OPENING);

  set_state (self, NABIJ_STUDIO_STATE_RECORDING);
}

/**
 * nabij_fake_studio_set_level:
 * @self: a studio
 * @level: how loud it is, 0…1
 *
 * Sets the level and notifies it, when it is another one.
 */
void
nabij_fake_studio_set_level (NabijFakeStudio *self,
                             double           level)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));

  if (self->level == level)
    return;

  self->level = level;
  g_object_notify (G_OBJECT (self), "level");
}

/**
 * nabij_fake_studio_set_too_loud:
 * @self: a studio
 * @too_loud: whether the microphone is driven too hard
 *
 * Sets it and notifies it, when it is new. A take that is made by the studio itself is too loud then.
 */
void
nabij_fake_studio_set_too_loud (NabijFakeStudio *self,
                                gboolean         too_loud)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));

  if (self->too_loud == too_loud)
    return;

  self->too_loud = too_loud;
  g_object_notify (G_OBJECT (self), "too-loud");
}

/**
 * nabij_fake_studio_set_microphones:
 * @self: a studio
 * @microphones: (array zero-terminated=1): their names
 *
 * Sets which microphones there are, and notifies it.
 */
void
nabij_fake_studio_set_microphones (NabijFakeStudio   *self,
                                   const char *const *microphones)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));
  g_return_if_fail (microphones != NULL);

  g_strfreev (self->microphones);
  self->microphones = g_strdupv ((char **)microphones);
  g_object_notify (G_OBJECT (self), "microphones");
}

/**
 * nabij_fake_studio_set_next_take:
 * @self: a studio
 * @take: (transfer full): what the next take will be
 *
 * Sets what nabij_fake_studio_finish_take() ends with, once. Without it a take has some bytes and two
 * seconds.
 */
void
nabij_fake_studio_set_next_take (NabijFakeStudio *self,
                                 NabijTake       *take)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));

  g_clear_pointer (&self->next_take, nabij_take_free);
  self->next_take = take;
}

/**
 * nabij_fake_studio_set_next_error:
 * @self: a studio
 * @error: what the next take will fail with
 *
 * Sets what nabij_fake_studio_finish_take() ends with, once.
 */
void
nabij_fake_studio_set_next_error (NabijFakeStudio *self,
                                  const GError    *error)
{
  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));

  g_clear_error (&self->next_error);
  self->next_error = g_error_copy (error);
}

/**
 * nabij_fake_studio_finish_take:
 * @self: a studio that records, or works on what was recorded
 *
 * The take is there now, or its error. Before nabij_studio_end_take() that is as when it is cut off, or
 * when the microphone goes away.
 */
void
nabij_fake_studio_finish_take (NabijFakeStudio *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));
  g_return_if_fail (is_recording (self));

  if (self->next_error == NULL && self->next_take == NULL) {
    g_autoptr (GBytes) sound = g_bytes_new_static ("OggS, but for a test", 20);

    self->next_take = nabij_take_new (sound, TAKE_US, FALSE, self->too_loud);
  }

  task = end (self);
  if (self->next_error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->next_error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self->next_take), (GDestroyNotify)nabij_take_free);
}

/**
 * nabij_fake_studio_finish_hearing:
 * @self: a studio that plays
 * @error: (nullable): why it could not be heard, or `NULL` where it was heard to its end
 *
 * Ends what is being heard.
 */
void
nabij_fake_studio_finish_hearing (NabijFakeStudio *self,
                                  const GError    *error)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NABIJ_IS_FAKE_STUDIO (self));
  g_return_if_fail (self->state == NABIJ_STUDIO_STATE_PLAYING);

  task = end (self);
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * nabij_fake_studio_get_n_watchers:
 * @self: a studio
 *
 * Tells how many ask to follow the microphones.
 *
 * Returns: the number
 */
guint
nabij_fake_studio_get_n_watchers (NabijFakeStudio *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_STUDIO (self), 0);

  return self->n_watchers;
}
