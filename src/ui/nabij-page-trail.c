/* nabij-page-trail.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-page-trail.h"

/* One page of the trail, and where the focus was when the next one was laid over it. */
typedef struct {
  GtkWidget *page;  /* owned by the stack */
  GtkWidget *focus; /* a weak pointer */
} Place;

/* The pages that were opened over each other, the last one uppermost: the way back is one step at a
 * time, and the focus is where it was. */
struct _NabijPageTrail {
  GObject parent_instance;

  /* Borrowed References */
  GtkStack *stack; /* a weak pointer */

  /* Owned References */
  GPtrArray *places; /* of Place; the first one is home */
};

G_DEFINE_FINAL_TYPE (NabijPageTrail, nabij_page_trail, G_TYPE_OBJECT)

static Place *
place_new (GtkWidget *page)
{
  Place *place = g_new0 (Place, 1);

  place->page = page;
  return place;
}

static void
place_free (Place *place)
{
  g_clear_weak_pointer (&place->focus);
  g_free (place);
}

static Place *
get_last (NabijPageTrail *self)
{
  return g_ptr_array_index (self->places, self->places->len - 1);
}

static void
focus_page (GtkWidget *page)
{
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
nabij_page_trail_dispose (GObject *object)
{
  NabijPageTrail *self = NABIJ_PAGE_TRAIL (object);

  g_clear_weak_pointer (&self->stack);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_page_trail_parent_class)->dispose (object);
}

static void
nabij_page_trail_class_init (NabijPageTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_page_trail_dispose;
}

static void
nabij_page_trail_init (NabijPageTrail *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify)place_free);
}

/**
 * nabij_page_trail_new:
 * @stack: where the pages are shown
 * @home: the child of @stack that stays when all others have gone
 *
 * Makes a trail that is at home.
 *
 * Returns: (transfer full): the trail
 */
NabijPageTrail *
nabij_page_trail_new (GtkStack  *stack,
                      GtkWidget *home)
{
  NabijPageTrail *self;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (home), NULL);

  self = g_object_new (NABIJ_TYPE_PAGE_TRAIL, NULL);
  g_set_weak_pointer (&self->stack, stack);
  g_ptr_array_add (self->places, place_new (home));
  return self;
}

/**
 * nabij_page_trail_set_home_focus:
 * @self: a trail
 * @focus: a widget of the home page
 *
 * Says what gets the focus at home, until something else there had it.
 */
void
nabij_page_trail_set_home_focus (NabijPageTrail *self,
                                 GtkWidget      *focus)
{
  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));
  g_return_if_fail (GTK_IS_WIDGET (focus));

  g_set_weak_pointer (&((Place *)g_ptr_array_index (self->places, 0))->focus, focus);
}

/**
 * nabij_page_trail_leave:
 * @self: a trail
 *
 * Remembers where the focus is, before something outside of the trail is shown.
 */
void
nabij_page_trail_leave (NabijPageTrail *self)
{
  Place     *place;
  GtkRoot   *root;
  GtkWidget *focus;

  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));

  place = get_last (self);
  root = gtk_widget_get_root (GTK_WIDGET (self->stack));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, place->page))
    g_set_weak_pointer (&place->focus, focus);
}

/**
 * nabij_page_trail_push:
 * @self: a trail
 * @page: (transfer floating): a page
 *
 * Shows a page over the others. The focus goes to its first useful control, as its own
 * gtk_widget_grab_focus() decides.
 */
void
nabij_page_trail_push (NabijPageTrail *self,
                       GtkWidget      *page)
{
  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  nabij_page_trail_leave (self);
  gtk_stack_add_child (self->stack, page);
  g_ptr_array_add (self->places, place_new (page));
  gtk_stack_set_visible_child (self->stack, page);
  focus_page (page);
}

/**
 * nabij_page_trail_show:
 * @self: a trail
 *
 * Shows the uppermost page again, after something outside of the trail was shown.
 */
void
nabij_page_trail_show (NabijPageTrail *self)
{
  Place *place;

  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));

  place = get_last (self);
  gtk_stack_set_visible_child (self->stack, place->page);
  if (place->focus == NULL || !gtk_widget_is_ancestor (place->focus, place->page) || !gtk_widget_grab_focus (place->focus))
    focus_page (place->page);
}

/* A page that is gone is unmapped at once, which is when it keeps what was written. */
static void
drop_last (NabijPageTrail *self)
{
  GtkWidget *page = get_last (self)->page;

  g_ptr_array_remove_index (self->places, self->places->len - 1);
  gtk_stack_remove (self->stack, page);
}

/**
 * nabij_page_trail_pop:
 * @self: a trail
 *
 * Leaves the uppermost page for the one below. At home there is nothing to leave.
 */
void
nabij_page_trail_pop (NabijPageTrail *self)
{
  GtkWidget *page;
  Place     *below;

  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));

  if (self->places->len == 1)
    return;

  page = get_last (self)->page;
  below = g_ptr_array_index (self->places, self->places->len - 2);
  if (gtk_stack_get_visible_child (self->stack) == page)
    gtk_stack_set_visible_child (self->stack, below->page);
  drop_last (self);
  nabij_page_trail_show (self);
}

/**
 * nabij_page_trail_clear:
 * @self: a trail
 *
 * Leaves all pages and shows home.
 */
void
nabij_page_trail_clear (NabijPageTrail *self)
{
  g_return_if_fail (NABIJ_IS_PAGE_TRAIL (self));

  gtk_stack_set_visible_child (self->stack, ((Place *)g_ptr_array_index (self->places, 0))->page);
  while (self->places->len > 1)
    drop_last (self);
  nabij_page_trail_show (self);
}

/**
 * nabij_page_trail_get_top:
 * @self: a trail
 *
 * Gives the uppermost page, also while something outside of the trail is shown.
 *
 * Returns: (transfer none) (nullable): the page, or `NULL` at home
 */
GtkWidget *
nabij_page_trail_get_top (NabijPageTrail *self)
{
  g_return_val_if_fail (NABIJ_IS_PAGE_TRAIL (self), NULL);

  return self->places->len > 1 ? get_last (self)->page : NULL;
}

/**
 * nabij_page_trail_find:
 * @self: a trail
 * @type: what kind of page
 *
 * Finds the uppermost page of one kind.
 *
 * Returns: (transfer none) (nullable): the page
 */
GtkWidget *
nabij_page_trail_find (NabijPageTrail *self,
                       GType           type)
{
  g_return_val_if_fail (NABIJ_IS_PAGE_TRAIL (self), NULL);

  for (guint i = self->places->len; i > 1; i--) {
    Place *place = g_ptr_array_index (self->places, i - 1);

    if (G_TYPE_CHECK_INSTANCE_TYPE (place->page, type))
      return place->page;
  }

  return NULL;
}

/**
 * nabij_page_trail_list:
 * @self: a trail
 *
 * Lists the pages over home, the lowest first.
 *
 * Returns: (transfer container) (element-type GtkWidget): the pages
 */
GPtrArray *
nabij_page_trail_list (NabijPageTrail *self)
{
  GPtrArray *pages = g_ptr_array_new ();

  g_return_val_if_fail (NABIJ_IS_PAGE_TRAIL (self), pages);

  for (guint i = 1; i < self->places->len; i++)
    g_ptr_array_add (pages, ((Place *)g_ptr_array_index (self->places, i))->page);

  return pages;
}
