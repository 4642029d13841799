package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeTest {
    @Test
    void texts_are_the_same_whether_the_box_sent_them_or_their_digest_alone() {
        Attribute.Text whole = Attribute.Text.of("a\n");
        Attribute.Text known = new Attribute.Text(whole.sha256(), null);

        assertThat(known).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(whole).isNotEqualTo(Attribute.Text.of("b\n")).isNotEqualTo(new Attribute.Plain(whole.sha256()));
        assertThat(Set.of(whole, Attribute.Text.of("b\n"))).contains(known);
    }

    @Test
    void a_secret_shows_nothing_of_itself() {
        assertThat(State.EMPTY.masked("password", "5ec4e7").toString())
                .contains("password")
                .doesNotContain("5ec4e7");
        assertThat(new Attribute.Masked("5ec4e7")).hasToString("Masked[••••••]");
    }
}
