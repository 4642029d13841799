package dev.fairlead.lightsail.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lightsail.Shop;
import dev.fairlead.lightsail.account.KeyFingerprint.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was expected is what ssh-keygen and openssl print of these keys. */
class KeyFingerprintTest {
    private static final String RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCSiER0xjH03o3NUOS3jn/HFi5/Qs6TTNBwf9/rAFBfsyWzG0W3pT"
                    + "LZXsOyiQvvYCicXVAdLPWBabUR7rO1WOBA2vL7G3o0FznEE8A0YfxE7+u8t/jrIYeUg1HVE45NgDimDR5/bmtLdBK0"
                    + "u8fgdMxoAvz0p/pCLoHH+DjoFsp05KL6YjqNQbKKHX1wHJB+lHmFAKTfhnmoc/Vi9+or9XQa7admuFlpH+nFku658L"
                    + "3o8klLvscA9FjLN9lnq5K37pr3ukUXAJYe2e58Wxz2m36bPRqFCri8vvUWtJzpeaG36tuQ9YBC6tSIEqlzAOjTsqEH"
                    + "93DbL/AuEVa7mTOj2frV x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cb:b6:12:38:3b:f8:52:d1:05:f6:17:4c:61:17:da:50",
                "cbb612383bf852d105f6174c6117da50",
                "07:b1:49:70:8e:c8:e1:db:ef:00:ca:59:72:7c:2c:ec",
                "SHA256:3GBnET1cTnjOy4+pY10TLhwTL0MledvViKwLtS6gwOg"
            })
    void an_rsa_key_is_known_in_each_form(String seen) {
        assertThat(KeyFingerprint.of(RSA, seen)).isEqualTo(Match.SAME);
        assertThat(KeyFingerprint.of(Shop.KEY, seen)).isEqualTo(Match.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pgu6j9VfEFHI+u/ame6agsOsj+sdzQXdXnEwu6SCT9c=",
                "SHA256:Pgu6j9VfEFHI+u/ame6agsOsj+sdzQXdXnEwu6SCT9c",
                "33:90:47:a1:e1:38:27:09:22:bd:e4:99:39:db:c4:cd"
            })
    void an_ed25519_key_is_known_in_each_form(String seen) {
        assertThat(KeyFingerprint.of(Shop.KEY, seen)).isEqualTo(Match.SAME);
        assertThat(KeyFingerprint.of(RSA, seen)).isEqualTo(Match.OTHER);
    }

    /** The second is of a private half, as EC2 has it of keys that it made itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1f:51:ae:28:bf:89:e9:d8:1f:25:5d:37:2d:7d:b8:ca:9f:f5:f1:6f", "tomorrow's form"})
    void a_form_that_nobody_can_work_out_says_nothing(String seen) {
        assertThat(KeyFingerprint.of(Shop.KEY, seen)).isEqualTo(Match.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ssh-rsa", "ssh-ed25519 not*base64 shop"})
    void what_is_no_key_is_not_compared(String line) {
        assertThat(KeyFingerprint.of(line, "Pgu6j9VfEFHI+u/ame6agsOsj+sdzQXdXnEwu6SCT9c="))
                .isEqualTo(Match.UNKNOWN);
        assertThat(KeyFingerprint.usual(line)).isNull();
    }

    @Test
    void a_key_whose_parts_are_cut_off_is_compared_as_far_as_it_goes() {
        assertThat(KeyFingerprint.of("ssh-rsa AAAAB3NzaC1yc2EAAAAD", "cb:b6:12:38:3b:f8:52:d1:05:f6:17:4c:61:17:da:50"))
                .isEqualTo(Match.OTHER);
    }

    @Test
    void the_usual_forms_are_those_of_ec2() {
        assertThat(KeyFingerprint.usual(RSA)).isEqualTo("cb:b6:12:38:3b:f8:52:d1:05:f6:17:4c:61:17:da:50");
        assertThat(KeyFingerprint.usual(Shop.KEY)).isEqualTo("Pgu6j9VfEFHI+u/ame6agsOsj+sdzQXdXnEwu6SCT9c=");
    }
}
