/* nabij-fader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fader.h"

#include <gst/controller/gstdirectcontrolbinding.h>
#include <gst/controller/gstinterpolationcontrolsource.h>

#define ALMOST_ONE 0.99999

/**
 * nabij_fader_init:
 * @self: (out caller-allocates): a fader
 * @bin: where its element is put
 * @gain: the gain that it begins with, linear, 0…1
 *
 * Makes the element of a fader.
 */
void
nabij_fader_init (NabijFader *self,
                  GstBin     *bin,
                  double      gain)
{
  self->element = gst_element_factory_make ("volume", NULL);
  self->control = gst_interpolation_control_source_new ();
  /* At exactly 1 the element lets buffers pass, and would miss a line that begins inside of one. */
  self->gain = MIN (gain, ALMOST_ONE);

  g_object_set (self->control, "mode", GST_INTERPOLATION_MODE_LINEAR, NULL);
  g_object_set (self->element, "volume", self->gain, NULL);
  gst_bin_add (bin, self->element);
}

/**
 * nabij_fader_clear:
 * @self: a fader
 *
 * Lets go of what a fader holds.
 */
void
nabij_fader_clear (NabijFader *self)
{
  gst_clear_object (&self->control);
}

/**
 * nabij_fader_glide:
 * @self: a fader
 * @from_us: when it begins to move, in microseconds of the stream
 * @gain: where to, linear, 0…1
 * @duration_us: how long it takes, in microseconds; 0 to jump there
 *
 * From @from_us of the stream on, the gain goes in a straight line from where it is to @gain. Each
 * step leaves a whole line behind, because the streaming thread may look at any moment.
 */
void
nabij_fader_glide (NabijFader *self,
                   gint64      from_us,
                   double      gain,
                   gint64      duration_us)
{
  GstTimedValueControlSource *control = GST_TIMED_VALUE_CONTROL_SOURCE (self->control);
  const GstClockTime          from = (GstClockTime)MAX (from_us, 0) * GST_USECOND;
  const GstClockTime          until = from + (GstClockTime)MAX (duration_us, 1) * GST_USECOND;
  double                      now = self->gain;
  g_autoptr (GList) points = NULL;

  /* A gain that never moves is not controlled: looking it up for each sample costs too much. */
  if (!gst_object_has_active_control_bindings (GST_OBJECT (self->element))) {
    gst_timed_value_control_source_set (control, 0, now);
    gst_object_add_control_binding (GST_OBJECT (self->element),
                                    gst_direct_control_binding_new_absolute (GST_OBJECT (self->element), "volume", self->control));
  } else if (!gst_control_source_get_value (self->control, from, &now)) {
    now = self->gain;
  }

  /* Without a line there is no sample left at the old gain. */
  gst_timed_value_control_source_set (control, from, duration_us > 0 ? now : gain);
  points = gst_timed_value_control_source_get_all (control);
  for (GList *l = points; l != NULL; l = l->next) {
    const GstClockTime timestamp = ((GstTimedValue *)l->data)->timestamp;

    if (timestamp > from)
      gst_timed_value_control_source_unset (control, timestamp);
  }
  gst_timed_value_control_source_set (control, until, gain);
  self->gain = gain;
}
