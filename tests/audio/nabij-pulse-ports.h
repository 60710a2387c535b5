/* nabij-pulse-ports.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <pulse/pulseaudio.h>

G_BEGIN_DECLS

void nabij_pulse_ports_lend (const pa_sink_port_info *port);

G_END_DECLS
