/** Speaks to Lightsail. The one package that knows the AWS SDK. */
@NullMarked
package dev.fairlead.lightsail.api;

import org.jspecify.annotations.NullMarked;
