/* nabij-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-look.h"

#include <math.h>

#define SOLID(hex) MIXED (hex, 1.f)
#define MIXED(hex, strength)                                                     \
  {                                                                              \
    (float)(((hex) >> 16) & 0xff) / 255.f, (float)(((hex) >> 8) & 0xff) / 255.f, \
      (float)((hex)&0xff) / 255.f, (strength)                                    \
  }

G_DEFINE_ENUM_TYPE (NabijLook, nabij_look, G_DEFINE_ENUM_VALUE (NABIJ_LOOK_DAY_LIGHT, "day-light"), G_DEFINE_ENUM_VALUE (NABIJ_LOOK_DAY_DARK, "day-dark"), G_DEFINE_ENUM_VALUE (NABIJ_LOOK_NIGHT, "night"))

static const NabijLookColours looks[NABIJ_N_LOOKS] = {
  [NABIJ_LOOK_DAY_LIGHT] = {
    .page = SOLID (0xfaf8f4),
    .accent = SOLID (0x1b6e7a),
    .text_on_sky = SOLID (0x22343a),
    .text_on_water = SOLID (0xffffff),
    .sky_top = SOLID (0xf7e7d4),
    .sky_bottom = SOLID (0xcfe5e2),
    .sky_top_dim = SOLID (0xebd1b4),
    .sky_bottom_dim = SOLID (0xbad6d3),
    .disc = SOLID (0xfdf4e4),
    .halo = MIXED (0xfdf4e4, .50f),
    .water = { SOLID (0xb9dcd7), SOLID (0x86c3c1), SOLID (0x4e9ea3), SOLID (0x1f6f7a) },
    .n_waters = 4,
    .crests = { SOLID (0xd3eae4), SOLID (0x95cac8), SOLID (0x5fa9ac), SOLID (0x2d7d86) },
    .deep = SOLID (0x0f4652),
    .lamp_lit = SOLID (0xfff3da),
    .lamp_unlit = MIXED (0xffffff, .52f),
  },
  [NABIJ_LOOK_DAY_DARK] = {
    .page = SOLID (0x12191c),
    .accent = SOLID (0x6fc3c4),
    .text_on_sky = SOLID (0xffffff),
    .text_on_water = SOLID (0xffffff),
    .sky_top = SOLID (0x0f1f27),
    .sky_bottom = SOLID (0x1b3a42),
    .sky_top_dim = SOLID (0x0a151b),
    .sky_bottom_dim = SOLID (0x132b32),
    /* Half as strong as the sun, and a little less, so that words that pass before it are read. */
    .disc = MIXED (0xcfc7b4, .43f),
    .halo = MIXED (0xcfc7b4, .055f),
    .water = { SOLID (0x2b5f66), SOLID (0x21525b), SOLID (0x184550), SOLID (0x103640) },
    .n_waters = 4,
    .crests = { SOLID (0x36707a), SOLID (0x24555e), SOLID (0x1a4853), SOLID (0x123a44) },
    .deep = SOLID (0x0a252d),
    .lamp_lit = SOLID (0xf1dfbd),
    .lamp_unlit = MIXED (0xffffff, .34f),
  },
  [NABIJ_LOOK_NIGHT] = {
    .page = SOLID (0x07131a),
    .accent = SOLID (0x6aa3ab),
    .text_on_sky = SOLID (0xdfe9e8),
    .text_on_water = SOLID (0xdfe9e8),
    .sky_top = SOLID (0x07131a),
    .sky_bottom = SOLID (0x0e2b36),
    .sky_top_dim = SOLID (0x050d12),
    .sky_bottom_dim = SOLID (0x0a202a),
    .disc = MIXED (0xcfc7b4, .40f),
    .halo = MIXED (0xcfc7b4, .045f),
    .water = { SOLID (0x123b47), SOLID (0x0d2f3a), SOLID (0x09232c) },
    .n_waters = 3,
    .crests = { SOLID (0x194854), SOLID (0x0e323d), SOLID (0x0a2630) },
    .deep = SOLID (0x061720),
    .lamp_lit = SOLID (0xcfc7b4),
    .lamp_unlit = MIXED (0xffffff, .24f),
  },
};

/* The luminance of the web's accessibility guidelines (WCAG 2): the part of each channel in it
 * is that of the eye, and the curve is that of sRGB. */
static double
get_luminance (const GdkRGBA *colour)
{
  const double channels[] = { colour->red, colour->green, colour->blue };
  const double shares[] = { .2126, .7152, .0722 };
  double       luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++) {
    double linear = channels[i] <= .04045 ? channels[i] / 12.92 : pow ((channels[i] + .055) / 1.055, 2.4);

    luminance += shares[i] * linear;
  }

  return luminance;
}

/**
 * nabij_look_get_colours:
 * @look: a look
 *
 * Gives the colours of a look.
 *
 * Returns: (transfer none): the colours; they live as long as the program
 */
const NabijLookColours *
nabij_look_get_colours (NabijLook look)
{
  g_return_val_if_fail ((guint)look < NABIJ_N_LOOKS, &looks[NABIJ_LOOK_DAY_LIGHT]);

  return &looks[look];
}

/**
 * nabij_look_choose:
 * @night: whether the night look is on
 * @dark: whether the desktop is dark
 *
 * Tells which look goes with the hour and the desktop. The night is stronger than the desktop.
 *
 * Returns: the look
 */
NabijLook
nabij_look_choose (gboolean night,
                   gboolean dark)
{
  if (night)
    return NABIJ_LOOK_NIGHT;

  return dark ? NABIJ_LOOK_DAY_DARK : NABIJ_LOOK_DAY_LIGHT;
}

/**
 * nabij_colour_mix:
 * @from: the colour at share 0
 * @to: the colour at share 1
 * @share: how much of @to is in it, 0…1
 * @mixed: (out caller-allocates): the colour between, alpha too; may be one of the two
 *
 * Mixes two colours, channel by channel.
 */
void
nabij_colour_mix (const GdkRGBA *from,
                  const GdkRGBA *to,
                  double         share,
                  GdkRGBA       *mixed)
{
  float part;

  g_return_if_fail (from != NULL && to != NULL && mixed != NULL);

  part = (float)CLAMP (share, 0., 1.);
  *mixed = (GdkRGBA){
    .red = from->red + (to->red - from->red) * part,
    .green = from->green + (to->green - from->green) * part,
    .blue = from->blue + (to->blue - from->blue) * part,
    .alpha = from->alpha + (to->alpha - from->alpha) * part,
  };
}

/**
 * nabij_colour_contrast:
 * @one: a colour; its alpha is not looked at
 * @other: another colour; its alpha is not looked at
 *
 * Tells how well two colours can be told apart, as the web's accessibility guidelines measure it.
 * Text needs 4.5 against what is behind it.
 *
 * Returns: the contrast, 1 (the same) to 21 (black on white)
 */
double
nabij_colour_contrast (const GdkRGBA *one,
                       const GdkRGBA *other)
{
  double first;
  double second;

  g_return_val_if_fail (one != NULL && other != NULL, 1);

  first = get_luminance (one) + .05;
  second = get_luminance (other) + .05;
  return MAX (first, second) / MIN (first, second);
}
