/* nabij-own-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-own-numbers.h"

#include <glib/gi18n-lib.h>

/* A name and a number are as long as people make them, within reason. */
#define MOST_LETTERS 80

struct _NabijOwnNumbers {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkBox      *numbers;
  GtkWidget   *add_button;
  GtkWidget   *form;
  GtkDropDown *role;
  GtkEditable *name;
  GtkEditable *number;
  GtkWidget   *done_button;
  GtkWidget   *remove_button;

  /* Owned References */
  NabijFamilyKeeper *keeper;

  char *edited; /* the UUID of the number that is changed; NULL while one is added */
};

G_DEFINE_FINAL_TYPE (NabijOwnNumbers, nabij_own_numbers, GTK_TYPE_WIDGET)

enum {
  SIGNAL_COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of NabijContactRole. */
static const char *const role_names[] = {
  [NABIJ_CONTACT_ROLE_MIDWIFE] = NC_ ("own number", "Midwife"),
  [NABIJ_CONTACT_ROLE_GP] = NC_ ("own number", "GP"),
  [NABIJ_CONTACT_ROLE_OUT_OF_HOURS] = NC_ ("own number", "Out-of-hours GP"),
  [NABIJ_CONTACT_ROLE_FRIEND] = NC_ ("own number", "Someone near you"),
  [NABIJ_CONTACT_ROLE_OTHER] = NC_ ("own number", "Someone else"),
};

static const char *
get_role_name (NabijContactRole role)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "own number", role_names[role]);
}

static NabijContact *
find_contact (GPtrArray  *contacts,
              const char *uuid,
              guint      *index)
{
  for (guint i = 0; i < contacts->len; i++) {
    NabijContact *contact = g_ptr_array_index (contacts, i);

    if (g_strcmp0 (contact->uuid, uuid) == 0) {
      *index = i;
      return contact;
    }
  }
  return NULL;
}

static void
show_form (NabijOwnNumbers    *self,
           const NabijContact *contact)
{
  g_free (self->edited);
  self->edited = contact != NULL ? g_strdup (contact->uuid) : NULL;
  gtk_drop_down_set_selected (self->role, contact != NULL ? contact->role : NABIJ_CONTACT_ROLE_MIDWIFE);
  gtk_editable_set_text (self->name, contact != NULL && contact->name != NULL ? contact->name : "");
  gtk_editable_set_text (self->number, contact != NULL ? contact->number : "");
  gtk_widget_set_visible (self->remove_button, contact != NULL);
  gtk_widget_set_visible (self->form, TRUE);
  gtk_widget_set_visible (self->add_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

static void
hide_form (NabijOwnNumbers *self)
{
  g_clear_pointer (&self->edited, g_free);
  gtk_widget_set_visible (self->add_button, TRUE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->form)
    gtk_widget_grab_focus (self->add_button);
  gtk_widget_set_visible (self->form, FALSE);
}

static void
add_cb (NabijOwnNumbers *self)
{
  show_form (self, NULL);
}

static void
cancel_cb (NabijOwnNumbers *self)
{
  hide_form (self);
}

static char *
get_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
typed_cb (NabijOwnNumbers *self)
{
  g_autofree char *number = get_stripped (self->number);

  gtk_widget_set_sensitive (self->done_button, *number != '\0');
}

static void
done_cb (NabijOwnNumbers *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (self->keeper);
  g_autofree char       *name = get_stripped (self->name);
  g_autofree char       *number = get_stripped (self->number);
  const NabijContactRole role = (NabijContactRole)gtk_drop_down_get_selected (self->role);
  NabijContact          *contact;
  guint                  index;

  if (*number == '\0')
    return;

  contact = find_contact (family->contacts, self->edited, &index);
  if (contact == NULL) {
    g_ptr_array_add (family->contacts, nabij_contact_new (role, *name != '\0' ? name : NULL, number));
  } else {
    contact->role = role;
    g_free (contact->name);
    contact->name = *name != '\0' ? g_strdup (name) : NULL;
    g_free (contact->number);
    contact->number = g_strdup (number);
  }
  hide_form (self);
  nabij_family_keeper_set_family (self->keeper, family);
}

static void
remove_cb (NabijOwnNumbers *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (self->keeper);
  guint index;

  if (find_contact (family->contacts, self->edited, &index) != NULL)
    g_ptr_array_remove_index (family->contacts, index);
  hide_form (self);
  nabij_family_keeper_set_family (self->keeper, family);
}

static void
copy_cb (NabijOwnNumbers *self,
         GtkButton       *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_object_get_data (G_OBJECT (button), "number"));
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
}

static void
edit_cb (NabijOwnNumbers *self,
         GtkButton       *button)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->keeper);
  guint              index;
  NabijContact      *contact = find_contact (family->contacts, g_object_get_data (G_OBJECT (button), "uuid"), &index);

  if (contact != NULL)
    show_form (self, contact);
}

static GtkWidget *
make_button (const char *icon_name,
             const char *spoken)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (NabijOwnNumbers    *self,
          const NabijContact *contact)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *number = make_label (contact->number, "help-number");
  GtkWidget       *copy, *edit;
  g_autofree char *spoken_copy = NULL;
  g_autofree char *spoken_edit = NULL;
  const char      *title = contact->name != NULL ? contact->name : get_role_name (contact->role);

  /* Translators: what a button does; %s is a telephone number or a website. */
  spoken_copy = g_strdup_printf (_ ("Copy %s"), contact->number);
  /* Translators: what a button does; %s is whose telephone number it is. */
  spoken_edit = g_strdup_printf (_ ("Change: %s"), title);
  copy = make_button ("edit-copy-symbolic", spoken_copy);
  edit = make_button ("document-edit-symbolic", spoken_edit);
  g_object_set_data_full (G_OBJECT (copy), "number", g_strdup (contact->number), g_free);
  g_object_set_data_full (G_OBJECT (edit), "uuid", g_strdup (contact->uuid), g_free);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (edit, "clicked", G_CALLBACK (edit_cb), self);

  gtk_box_append (GTK_BOX (texts), make_label (title, "card-title"));
  if (contact->name != NULL && contact->role != NABIJ_CONTACT_ROLE_OTHER && contact->role != NABIJ_CONTACT_ROLE_FRIEND)
    gtk_box_append (GTK_BOX (texts), make_label (get_role_name (contact->role), "card-line"));
  gtk_label_set_selectable (GTK_LABEL (number), TRUE);
  gtk_box_append (GTK_BOX (texts), number);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), copy);
  gtk_box_append (GTK_BOX (row), edit);
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "own-number");
  return row;
}

static void
fill (NabijOwnNumbers *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->keeper);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    gtk_box_remove (self->numbers, child);
  for (guint i = 0; i < family->contacts->len; i++)
    gtk_box_append (self->numbers, make_row (self, g_ptr_array_index (family->contacts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), family->contacts->len > 0);
  /* Before the family is read, a change of it would lose what is kept. */
  gtk_widget_set_sensitive (self->add_button, nabij_family_keeper_is_loaded (self->keeper));
}

static void
nabij_own_numbers_dispose (GObject *object)
{
  NabijOwnNumbers *self = NABIJ_OWN_NUMBERS (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->edited, g_free);

  G_OBJECT_CLASS (nabij_own_numbers_parent_class)->dispose (object);
}

static void
nabij_own_numbers_class_init (NabijOwnNumbersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_own_numbers_dispose;

  /**
   * NabijOwnNumbers::copied:
   *
   * A number is on the clipboard.
   */
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/help/nabij-own-numbers.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, numbers);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, add_button);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, form);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, role);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, name);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, number);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, done_button);
  gtk_widget_class_bind_template_child (widget_class, NabijOwnNumbers, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_set_css_name (widget_class, "own-numbers");
}

static void
nabij_own_numbers_init (NabijOwnNumbers *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint role = 0; role < G_N_ELEMENTS (role_names); role++)
    gtk_string_list_append (names, get_role_name ((NabijContactRole)role));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (names));
  gtk_entry_set_max_length (GTK_ENTRY (self->name), MOST_LETTERS);
  gtk_entry_set_max_length (GTK_ENTRY (self->number), MOST_LETTERS);
}

/**
 * nabij_own_numbers_set_keeper:
 * @self: the numbers
 * @keeper: (transfer none): who keeps the family
 *
 * Shows the numbers of a family and follows them. To be called once.
 */
void
nabij_own_numbers_set_keeper (NabijOwnNumbers   *self,
                              NabijFamilyKeeper *keeper)
{
  g_return_if_fail (NABIJ_IS_OWN_NUMBERS (self));
  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (keeper));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
