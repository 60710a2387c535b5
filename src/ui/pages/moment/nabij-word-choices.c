/* nabij-word-choices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-word-choices.h"

/* So many own words of earlier are offered; others are typed again, and found by search. */
#define N_OWN_WORDS_MAX 12

struct _NabijWordChoices {
  GObject parent_instance;

  /* Borrowed References */
  NabijChipFlow *chips; /* a weak pointer */

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (NabijWordChoices, nabij_word_choices, G_TYPE_OBJECT)

static void
own_words_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NabijWordChoices) self = NABIJ_WORD_CHOICES (user_data);
  g_auto (GStrv) words = nabij_journal_list_own_words_finish (NABIJ_JOURNAL (source), result, NULL);

  /* Without a journal that can be read, there are none to offer; it says itself what is wrong. */
  for (guint i = 0; self->chips != NULL && words != NULL && words[i] != NULL && i < N_OWN_WORDS_MAX; i++)
    nabij_chip_flow_add_own (self->chips, words[i]);
}

static void
nabij_word_choices_dispose (GObject *object)
{
  NabijWordChoices *self = NABIJ_WORD_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_weak_pointer (&self->chips);

  G_OBJECT_CLASS (nabij_word_choices_parent_class)->dispose (object);
}

static void
nabij_word_choices_class_init (NabijWordChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_word_choices_dispose;
}

static void
nabij_word_choices_init (NabijWordChoices *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * nabij_word_choices_new:
 * @services: what it needs from the world
 * @chips: chips without words
 * @list: which words are offered
 * @own_words: which own words are remembered
 *
 * Fills the chips; the own words come as soon as the journal has given them.
 *
 * Returns: (transfer full): what fills them
 */
NabijWordChoices *
nabij_word_choices_new (NabijServices *services,
                        NabijChipFlow *chips,
                        NabijWordList  list,
                        NabijOwnWords  own_words)
{
  NabijWordChoices *self;
  NabijWords       *words;
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (chips), NULL);

  self = g_object_new (NABIJ_TYPE_WORD_CHOICES, NULL);
  self->services = g_object_ref (services);
  g_set_weak_pointer (&self->chips, chips);

  words = nabij_services_get_words (services);
  ids = nabij_words_list (words, list, nabij_services_get_season (services));
  for (char **id = ids; *id != NULL; id++)
    nabij_chip_flow_add (chips, *id, nabij_words_get_text (words, *id));

  nabij_journal_list_own_words_async (nabij_services_get_journal (services), own_words, self->cancellable, own_words_cb, g_object_ref (self));
  return self;
}

/**
 * nabij_word_choices_choose:
 * @self: what fills the chips
 * @ids: (nullable) (array zero-terminated=1): the ids that are chosen
 * @own_words: (nullable) (array zero-terminated=1): the own words that are chosen
 *
 * Chooses words in the chips. One that is not offered in this season, but was chosen in another, gets
 * a chip as well.
 */
void
nabij_word_choices_choose (NabijWordChoices  *self,
                           const char *const *ids,
                           const char *const *own_words)
{
  g_return_if_fail (NABIJ_IS_WORD_CHOICES (self));
  g_return_if_fail (self->chips != NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    const char *text = nabij_words_get_text (nabij_services_get_words (self->services), ids[i]);

    if (text != NULL)
      nabij_chip_flow_add (self->chips, ids[i], text);
  }
  nabij_chip_flow_choose (self->chips, ids, own_words);
}
