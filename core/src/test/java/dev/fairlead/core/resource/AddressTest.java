package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "host/file:/etc/nginx/nginx.conf, host, file, /etc/nginx/nginx.conf",
        "host/sysctl:net.ipv4.ip_forward, host, sysctl, net.ipv4.ip_forward",
        "lightsail/domain:a.example/TXT:b, lightsail, domain, a.example/TXT:b",
        "r/k:n, r, k, n",
        "host/file:, host, file, ''"
    })
    void an_address_is_read_as_it_was_written(String text, String realm, String kind, String name) {
        Address address = new Address(realm, kind, name);
        assertThat(address).hasToString(text);
        assertThat(Address.parse(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host/file", "file:/etc", "/file:a", "host/:a", "/:", "host:file/a"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not an address: " + text);
    }

    @Test
    void addresses_stand_by_realm_then_kind_then_name() {
        List<Address> sorted = List.of(
                new Address("cloud", "file", "z"),
                new Address("host", "directory", "b"),
                new Address("host", "file", "a"),
                new Address("host", "file", "b"),
                new Address("host", "service", "a"));
        assertThat(new TreeSet<>(sorted.reversed())).containsExactlyElementsOf(sorted);
        assertThat(sorted.getFirst()).isEqualByComparingTo(new Address("cloud", "file", "z"));
    }

    /** A plan looks up some hundreds of them, again and again. */
    @Test
    void addresses_that_differ_are_told_apart_without_a_search() {
        Set<Address> all = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        for (String realm : List.of("host", "lightsail")) {
            for (String kind : List.of("directory", "file", "package", "service")) {
                for (int i = 0; i < 100; i++) {
                    Address address = new Address(realm, kind, "/etc/conf.d/" + i);
                    all.add(address);
                    hashes.add(address.hashCode());
                }
            }
        }
        assertThat(all).hasSize(800);
        assertThat(hashes).hasSizeGreaterThan(790);
    }
}
