/* nabij-pacer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pacer.h"

#include "nabij-water-scene.h"

#define TEXT_WIDTH_MAX_PX 560
#define TEXT_MARGIN_PX 24
#define TEXT_TOP_PX 14
/* Above the sun by day, and under the moon, which is a smaller one, by night. */
#define SKY_TEXT_TOP_PX 72
#define UNDER_MOON 0.26
#define LINE_WIDTH_PX 200
#define LINE_HEIGHT_PX 3
#define LINE_FROM_BOTTOM_PX 58

/* The full-window picture of a session with the word on it. It has the focus, and its name tells a
 * screen reader what the breath does. */
struct _NabijPacer {
  GtkWidget parent_instance;

  /* Owned References */
  NabijWaterScene *scene;
  GtkWidget       *word;
  GtkWidget       *small;
  GtkWidget       *hint;
  char            *spoken;

  NabijWaterState water;
  double          word_opacity;
  double          small_opacity;
  double          hint_opacity;
  double          share;
  int             reserve_px;
  gboolean        on_sky; /* the words stand above the water, because something else stands on it */
  gboolean        shows_time;
};

G_DEFINE_FINAL_TYPE (NabijPacer, nabij_pacer, GTK_TYPE_WIDGET)

static gboolean
moves (NabijPacer *self)
{
  gboolean animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return animations;
}

static int
text_width_px (int width_px)
{
  return MAX (1, MIN (width_px - 2 * TEXT_MARGIN_PX, TEXT_WIDTH_MAX_PX));
}

/* GtkWidget */

static void
nabij_pacer_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  NabijPacer *self = NABIJ_PACER (widget);
  int         word_minimum;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->word, orientation, -1, &word_minimum, NULL, NULL, NULL);
    *minimum = *natural = word_minimum + 2 * TEXT_MARGIN_PX;
  }
}

static int
text_height_px (GtkWidget *label,
                int        text_px)
{
  int height_px;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, text_px, NULL, &height_px, NULL, NULL);
  return height_px;
}

static void
nabij_pacer_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  NabijPacer      *self = NABIJ_PACER (widget);
  GtkWidget *const labels[] = { self->word, self->small, self->hint };
  const int        gaps_px[] = { 0, 8, 4 };
  const int        text_px = text_width_px (width);
  int              needed_px = 0;
  int              y = (int)nabij_water_scene_get_text_y_px (self->scene, MAX (height, 1)) + TEXT_TOP_PX;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    needed_px += gaps_px[i] + text_height_px (labels[i], text_px);

  /* In a low window the words move up a little, rather than over the line of time. */
  if (self->on_sky)
    y = nabij_water_scene_get_look (self->scene) == NABIJ_LOOK_NIGHT ? (int)(UNDER_MOON * height) : SKY_TEXT_TOP_PX;
  y = MIN (y, height - MAX (LINE_FROM_BOTTOM_PX, self->reserve_px) - TEXT_TOP_PX - needed_px);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    const int     height_px = text_height_px (labels[i], text_px);
    GtkAllocation allocation = { (width - text_px) / 2, y + gaps_px[i], text_px, height_px };

    gtk_widget_size_allocate (labels[i], &allocation, -1);
    y = allocation.y + height_px;
  }
}

/* White words read well on the water alone: where something else takes it, they stand on the sky, in the
 * colour for that. */
static void
choose_place (NabijPacer *self)
{
  GtkWidget *const labels[] = { self->word, self->small, self->hint };
  const int        width_px = gtk_widget_get_width (GTK_WIDGET (self));
  const int        height_px = gtk_widget_get_height (GTK_WIDGET (self));
  int              bottom_px = (int)nabij_water_scene_get_text_y_px (self->scene, MAX (height_px, 1)) + 2 * TEXT_TOP_PX;
  gboolean         on_sky;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    bottom_px += text_height_px (labels[i], text_width_px (width_px));
  on_sky = self->reserve_px > 0 && bottom_px > height_px - self->reserve_px;
  if (on_sky == self->on_sky)
    return;

  self->on_sky = on_sky;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    if (on_sky)
      gtk_widget_add_css_class (labels[i], "on-sky");
    else
      gtk_widget_remove_css_class (labels[i], "on-sky");
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
snapshot_text (NabijPacer  *self,
               GtkSnapshot *snapshot,
               GtkWidget   *label,
               double       opacity)
{
  if (opacity <= 0.0)
    return;

  if (opacity < 1.0)
    gtk_snapshot_push_opacity (snapshot, opacity);
  gtk_widget_snapshot_child (GTK_WIDGET (self), label, snapshot);
  if (opacity < 1.0)
    gtk_snapshot_pop (snapshot);
}

static void
snapshot_bar (GtkSnapshot *snapshot,
              double       x,
              double       y,
              double       width,
              float        alpha)
{
  const GdkRGBA  white = { 1.0f, 1.0f, 1.0f, alpha };
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, LINE_HEIGHT_PX), LINE_HEIGHT_PX / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &white, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
nabij_pacer_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  NabijPacer  *self = NABIJ_PACER (widget);
  const double width_px = gtk_widget_get_width (widget);
  const double height_px = gtk_widget_get_height (widget);
  const double x = (width_px - LINE_WIDTH_PX) / 2.0;
  const double y = height_px - LINE_FROM_BOTTOM_PX;

  if (width_px < 1.0 || height_px < 1.0)
    return;

  nabij_water_scene_snapshot (self->scene, snapshot, width_px, height_px, &self->water);
  snapshot_text (self, snapshot, self->word, self->word_opacity);
  snapshot_text (self, snapshot, self->small, self->small_opacity);
  snapshot_text (self, snapshot, self->hint, self->hint_opacity);

  if (!self->shows_time)
    return;

  /* The line of time: no numbers, no countdown. */
  snapshot_bar (snapshot, x, y, LINE_WIDTH_PX, 0.25f);
  if (self->share * LINE_WIDTH_PX >= 1.0)
    snapshot_bar (snapshot, x, y, (int)(self->share * LINE_WIDTH_PX), 0.8f);
}

static void
nabij_pacer_realize (GtkWidget *widget)
{
  NabijPacer *self = NABIJ_PACER (widget);

  GTK_WIDGET_CLASS (nabij_pacer_parent_class)->realize (widget);
  nabij_water_scene_set_scale_factor (self->scene, gtk_widget_get_scale_factor (widget));
}

static void
scale_factor_cb (NabijPacer *self)
{
  nabij_water_scene_set_scale_factor (self->scene, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
nabij_pacer_dispose (GObject *object)
{
  NabijPacer *self = NABIJ_PACER (object);

  g_clear_pointer (&self->word, gtk_widget_unparent);
  g_clear_pointer (&self->small, gtk_widget_unparent);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (nabij_pacer_parent_class)->dispose (object);
}

static void
nabij_pacer_class_init (NabijPacerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_pacer_dispose;
  widget_class->measure = nabij_pacer_measure;
  widget_class->size_allocate = nabij_pacer_size_allocate;
  widget_class->snapshot = nabij_pacer_snapshot;
  widget_class->realize = nabij_pacer_realize;

  gtk_widget_class_set_css_name (widget_class, "pacer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_label (NabijPacer *self,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  /* The pacer itself says what should be heard. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
nabij_pacer_init (NabijPacer *self)
{
  self->scene = nabij_water_scene_new (NABIJ_WATER_COMPOSITION_PAGE);
  self->shows_time = TRUE;
  self->word = add_label (self, "breath-word");
  self->small = add_label (self, "breath-small");
  self->hint = add_label (self, "breath-small");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
}

static gboolean
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text != NULL ? text : "") == 0)
    return FALSE;

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  return TRUE;
}

/**
 * nabij_pacer_show_frame:
 * @self: a pacer
 * @frame: what to show
 * @n_lights: how many lights float on the water line, 0 to 5
 *
 * Shows a moment of a session. Draws only when something on the screen is different.
 */
void
nabij_pacer_show_frame (NabijPacer              *self,
                        const NabijSessionFrame *frame,
                        guint                    n_lights)
{
  GtkWidget *widget;
  double     word_opacity;
  double     small_opacity;
  double     hint_opacity;
  double     share;
  gboolean   news = FALSE;

  g_return_if_fail (NABIJ_IS_PACER (self));
  g_return_if_fail (frame != NULL);

  widget = GTK_WIDGET (self);
  self->water = (NabijWaterState){
    .time_us = frame->elapsed_us,
    .level = frame->state.level,
    .light = frame->state.level,
    .n_lights = n_lights,
    /* A light is lit when its exhale begins. */
    .n_lit = frame->state.stage > NABIJ_STAGE_FOLLOW                    ? n_lights
             : frame->state.phase == NABIJ_PHASE_INHALE && n_lights > 0 ? MAX (frame->state.breath, 1) - 1
                                                                        : MIN (frame->state.breath, n_lights),
    .still = !moves (self),
  };

  /* What has been said stays in the label while it fades out. */
  if (frame->moment.word != NULL && set_text (self->word, frame->moment.word)) {
    if (frame->moment.is_line)
      gtk_widget_add_css_class (self->word, "line");
    else
      gtk_widget_remove_css_class (self->word, "line");
    news = TRUE;
  }
  news |= set_text (self->small, frame->moment.small);
  if (frame->moment.hint != NULL)
    news |= set_text (self->hint, frame->moment.hint);

  choose_place (self);
  word_opacity = frame->moment.word != NULL ? frame->moment.opacity : 0.0;
  hint_opacity = frame->moment.hint != NULL ? frame->moment.hint_opacity : 0.0;
  small_opacity = frame->moment.small != NULL ? frame->moment.small_opacity : 0.0;
  news |= self->word_opacity != word_opacity || self->small_opacity != small_opacity || self->hint_opacity != hint_opacity;
  self->word_opacity = word_opacity;
  self->small_opacity = small_opacity;
  self->hint_opacity = hint_opacity;

  share = frame->share;
  news |= (int)(share * LINE_WIDTH_PX) != (int)(self->share * LINE_WIDTH_PX);
  self->share = share;

  if (news || (gtk_widget_get_width (widget) > 0 &&
               nabij_water_scene_has_news (self->scene, gtk_widget_get_width (widget), gtk_widget_get_height (widget), &self->water)))
    gtk_widget_queue_draw (widget);
}

/**
 * nabij_pacer_set_spoken:
 * @self: a pacer
 * @spoken: what a screen reader should say, translated
 *
 * Becomes the name of the pacer, if it is another one.
 */
void
nabij_pacer_set_spoken (NabijPacer *self,
                        const char *spoken)
{
  g_return_if_fail (NABIJ_IS_PACER (self));
  g_return_if_fail (spoken != NULL);

  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * nabij_pacer_set_reserve_px:
 * @self: a pacer
 * @reserve_px: how much of the lower edge something else takes, in pixels; 0 for nothing
 *
 * Moves the words up where something stands under them.
 */
void
nabij_pacer_set_reserve_px (NabijPacer *self,
                            int         reserve_px)
{
  g_return_if_fail (NABIJ_IS_PACER (self));
  g_return_if_fail (reserve_px >= 0);

  if (self->reserve_px == reserve_px)
    return;

  self->reserve_px = reserve_px;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * nabij_pacer_set_shows_time:
 * @self: a pacer
 * @shows: whether there is a line of time
 *
 * Shows or hides the line of time. A level that falls slowly tells it in another way.
 */
void
nabij_pacer_set_shows_time (NabijPacer *self,
                            gboolean    shows)
{
  g_return_if_fail (NABIJ_IS_PACER (self));

  if (self->shows_time == shows)
    return;

  self->shows_time = shows;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * nabij_pacer_set_scene:
 * @self: a pacer
 * @scene: (nullable): the name of a place, as practices give it; the water for names nobody knows
 *
 * Changes which place is drawn behind the words.
 */
void
nabij_pacer_set_scene (NabijPacer *self,
                       const char *scene)
{
  g_return_if_fail (NABIJ_IS_PACER (self));

  nabij_water_scene_set_scene (self->scene, scene);
  /* The words stand elsewhere in another place. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * nabij_pacer_set_look:
 * @self: a pacer
 * @look: how it is coloured
 *
 * Changes the colours of the picture.
 */
void
nabij_pacer_set_look (NabijPacer *self,
                      NabijLook   look)
{
  g_return_if_fail (NABIJ_IS_PACER (self));

  nabij_water_scene_set_look (self->scene, look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
