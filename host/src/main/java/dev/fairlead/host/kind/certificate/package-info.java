/** Certificates that certbot gets and renews. */
@NullMarked
package dev.fairlead.host.kind.certificate;

import org.jspecify.annotations.NullMarked;
