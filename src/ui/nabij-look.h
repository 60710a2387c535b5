/* nabij-look.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * NabijLook:
 * @NABIJ_LOOK_DAY_LIGHT: sand, sea and a warm sun
 * @NABIJ_LOOK_DAY_DARK: the same by evening, for whoever has a dark desktop
 * @NABIJ_LOOK_NIGHT: nearly black, with a moon; for 22:00–7:00
 *
 * How the program is coloured at this moment.
 */
typedef enum {
  NABIJ_LOOK_DAY_LIGHT,
  NABIJ_LOOK_DAY_DARK,
  NABIJ_LOOK_NIGHT,
} NabijLook;

#define NABIJ_N_LOOKS 3
#define NABIJ_LOOK_WATERS_MAX 4

#define NABIJ_TYPE_LOOK (nabij_look_get_type ())
GType nabij_look_get_type (void) G_GNUC_CONST;

/**
 * NabijLookColours:
 * @page: behind the pages
 * @accent: the sea, for what invites to be pressed
 * @text_on_sky: text above the water
 * @text_on_water: text on the front layer
 * @sky_top: the sky at the upper edge of the window, in full light
 * @sky_bottom: the sky where it meets the water, in full light
 * @sky_top_dim: what the upper edge turns towards as the light goes
 * @sky_bottom_dim: what the lower edge turns towards as the light goes
 * @disc: the sun or the moon, with its strength as alpha
 * @halo: one ring of light around it; several are laid over each other
 * @water: the layers of water, from back to front
 * @n_waters: how many layers there are
 * @crests: what the edge of each layer turns towards, where it catches the light
 * @deep: the front layer at the lower edge of the window
 * @lamp_lit: a light on the water line that is lit
 * @lamp_unlit: one that is not yet
 *
 * The colours of one look.
 */
typedef struct {
  GdkRGBA page;
  GdkRGBA accent;
  GdkRGBA text_on_sky;
  GdkRGBA text_on_water;
  GdkRGBA sky_top;
  GdkRGBA sky_bottom;
  GdkRGBA sky_top_dim;
  GdkRGBA sky_bottom_dim;
  GdkRGBA disc;
  GdkRGBA halo;
  GdkRGBA water[NABIJ_LOOK_WATERS_MAX];
  guint   n_waters;
  GdkRGBA crests[NABIJ_LOOK_WATERS_MAX];
  GdkRGBA deep;
  GdkRGBA lamp_lit;
  GdkRGBA lamp_unlit;
} NabijLookColours;

const NabijLookColours *nabij_look_get_colours (NabijLook look);
NabijLook               nabij_look_choose (gboolean night,
                                           gboolean dark);

void   nabij_colour_mix (const GdkRGBA *from,
                         const GdkRGBA *to,
                         double         share,
                         GdkRGBA       *mixed);
double nabij_colour_contrast (const GdkRGBA *one,
                              const GdkRGBA *other);

G_END_DECLS
