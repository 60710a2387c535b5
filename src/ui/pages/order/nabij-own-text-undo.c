/* nabij-own-text-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-own-text-undo.h"

#include "nabij-own-texts.h"

#include <glib/gi18n-lib.h>

/* How long one can change one's mind. */
#define TIMEOUT_S 8

typedef struct {
  NabijFamilyKeeper *keeper;
  NabijOwnText      *text;
  guint              place;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->keeper);
  nabij_own_text_free (removal->text);
  g_free (removal);
}

static void
undo_cb (AdwToast *toast,
         Removal  *removal)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (removal->keeper);

  nabij_own_texts_put_back (family, removal->text, removal->place);
  nabij_family_keeper_set_family (removal->keeper, family);
}

/**
 * nabij_own_text_undo_offer:
 * @overlay: where it is offered
 * @keeper: (transfer none): who keeps the family
 * @text: (transfer full): a text that was removed
 * @place: where it was, as nabij_own_texts_remove() gave it
 *
 * Says that a text of the family's own was removed, and offers to put it back.
 */
void
nabij_own_text_undo_offer (AdwToastOverlay   *overlay,
                           NabijFamilyKeeper *keeper,
                           NabijOwnText      *text,
                           guint              place)
{
  AdwToast *toast;
  Removal  *removal;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (keeper));
  g_return_if_fail (text != NULL);

  removal = g_new0 (Removal, 1);
  removal->keeper = g_object_ref (keeper);
  removal->text = text;
  removal->place = place;

  toast = adw_toast_new (_ ("Removed"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, TIMEOUT_S);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal, removal_free, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}
