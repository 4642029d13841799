package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.WholeShape;
import org.jspecify.annotations.Nullable;

/** The section {@code tls}. */
final class TlsShape extends ObjectShape<Tls> {
    private final Key<@Nullable String> email = keys.optional(
            "email", Addresses.EMAIL, "Of the account with the certificate authority, whose terms it accepts.");
    private final Key<Boolean> redirect =
            keys.defaulted("redirect", new FlagShape(), true, "Whether HTTP is sent on to HTTPS.");
    private final Key<Tls.@Nullable Hsts> hsts = keys.optional(
            "hsts", new HstsShape(), "Tells browsers to come by HTTPS only; they remember it for as long as you say.");
    private final Key<@Nullable String> acmeDirectory =
            keys.optional("acmeDirectory", Addresses.HTTP_URL, "Another certificate authority than Let's Encrypt.");
    private final Key<@Nullable ValueSource> acmeCa = keys.optional(
            "acmeCa",
            new ParsedShape<>(Paths.LOCAL, ValueSource.FileContent::new),
            "For a private authority, a file in PEM that vouches for `acmeDirectory`, relative to the model.");
    private final Key<Boolean> staging = keys.defaulted(
            "staging",
            new FlagShape(),
            false,
            "Whether to ask the staging environment of Let's Encrypt, whose certificates no browser takes.");
    private final Key<@Nullable ValueSource> certificate = keys.optional(
            "certificate",
            new ParsedShape<>(Paths.LOCAL, ValueSource.FileContent::new),
            "Instead of asking an authority, a file in PEM: your certificate and those between it and the root.");
    private final Key<@Nullable ValueSource> key =
            keys.optional("key", ValueShape.SECRET, "The private key of your own `certificate`, in PEM.");

    TlsShape() {
        super("Tls");
        keys.exactlyOneOf(email, certificate);
    }

    @Override
    protected @Nullable Tls build(Fields fields) {
        ValueSource own = fields.get(certificate);
        Tls.Source source = own == null ? acme(fields) : own(own, fields);
        return source == null ? null : new Tls(source, fields.get(redirect), fields.get(hsts));
    }

    private Tls.@Nullable Source acme(Fields fields) {
        String account = fields.get(email);
        String directory = fields.get(acmeDirectory);
        boolean isStaging = fields.get(staging);
        if (fields.get(key) != null) {
            fields.problem(key, Diagnostic.of("The `key` stands without its `certificate`."));
        }
        if (isStaging && directory != null) {
            fields.problem(
                    staging,
                    Diagnostic.of("`staging` stands beside `acmeDirectory`.")
                            .why("It means the staging environment of Let's Encrypt, which has a directory of its own.")
                            .fix("Keep one of the two."));
        }
        if (fields.get(acmeCa) != null && directory == null) {
            fields.problem(acmeCa, Diagnostic.of("`acmeCa` stands without the `acmeDirectory` that it vouches for."));
        }
        if (account == null) {
            return null;
        }
        String standard = isStaging ? Tls.Acme.STAGING : Tls.Acme.LETS_ENCRYPT;
        return new Tls.Acme(account, directory == null ? standard : directory, fields.get(acmeCa));
    }

    private Tls.@Nullable Source own(ValueSource given, Fields fields) {
        ValueSource secret = fields.get(key);
        if (secret == null) {
            fields.problem(
                    certificate,
                    Diagnostic.of("The `certificate` stands without its `key`.")
                            .fix("Add `key: {file: PATH}`, or `{command: [...]}` that prints it."));
        }
        meaningless(acmeDirectory, fields.get(acmeDirectory) != null, fields);
        meaningless(acmeCa, fields.get(acmeCa) != null, fields);
        meaningless(staging, fields.get(staging), fields);
        return secret == null ? null : new Tls.Own(given, secret);
    }

    private static void meaningless(Key<?> key, boolean isGiven, Fields fields) {
        if (isGiven) {
            fields.problem(
                    key,
                    Diagnostic.of("`" + key.name() + "` stands beside a `certificate` of your own.")
                            .why("With that, no authority is asked.")
                            .fix("Take one of the two out."));
        }
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
