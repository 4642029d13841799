package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.WholeShape;
import org.jspecify.annotations.Nullable;

/** The section {@code tls}. */
final class TlsShape extends ObjectShape<Tls> {
    private final Key<String> email =
            keys.required("email", Addresses.EMAIL, "Whom the certificate authority writes to.");
    private final Key<Boolean> redirect =
            keys.defaulted("redirect", new FlagShape(), true, "Whether HTTP is sent on to HTTPS.");
    private final Key<Tls.@Nullable Hsts> hsts = keys.optional(
            "hsts", new HstsShape(), "Tells browsers to come by HTTPS only; they remember it for as long as you say.");
    private final Key<@Nullable String> acmeDirectory =
            keys.optional("acmeDirectory", Addresses.HTTP_URL, "Another certificate authority than Let's Encrypt.");

    TlsShape() {
        super("Tls");
    }

    @Override
    protected Tls build(Fields fields) {
        return new Tls(fields.get(email), fields.get(redirect), fields.get(hsts), fields.get(acmeDirectory));
    }

    private static final class HstsShape extends ObjectShape<Tls.Hsts> {
        private final Key<Integer> maxAge = keys.required(
                "maxAge", new WholeShape("a count of seconds", 0, Integer.MAX_VALUE), "For how many seconds.");
        private final Key<Boolean> includeSubdomains =
                keys.defaulted("includeSubdomains", new FlagShape(), false, "Whether it holds for all subdomains.");
        private final Key<Boolean> preload = keys.defaulted(
                "preload", new FlagShape(), false, "Whether browsers may ship with it, which is hard to take back.");

        HstsShape() {
            super("Hsts");
        }

        @Override
        protected Tls.Hsts build(Fields fields) {
            return new Tls.Hsts(fields.get(maxAge), fields.get(includeSubdomains), fields.get(preload));
        }
    }
}
