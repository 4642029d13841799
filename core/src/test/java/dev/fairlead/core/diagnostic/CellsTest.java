package dev.fairlead.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x1100, 0x115f, 0x2e80, 0x3042, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xff01, 0xff21, 0xff60, 0xffe0,
                0xffe6, 0x1f300, 0x1f600, 0x20000, 0x3fffd, 0x2705, 0x2b50
            })
    void the_letters_of_east_asia_and_pictures_take_two_cells(int c) {
        assertThat(Cells.width(c)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                'a',
                0xe9,
                0x3b1,
                0x431,
                0x10ff,
                0x1e00,
                0x2026,
                0x2500,
                0xa4d0,
                0xa960 - 1,
                0xd7b0,
                0xfb01,
                0xfd50,
                0xfe70,
                0xff61,
                0xff9f,
                0xffe8,
                0x10000,
                0x1d400,
                0x1fb00
            })
    void letters_and_signs_of_others_take_one(int c) {
        assertThat(Cells.width(c)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x300, 0x301, 0x20dd, 0x3099, 0xfe0f})
    void what_is_written_over_the_letter_before_takes_none(int c) {
        assertThat(Cells.width(c)).isZero();
    }

    @Test
    void what_moves_the_cursor_is_shown_by_a_sign_for_it() {
        assertThat(Cells.visible('\t')).isEqualTo('␉');
        assertThat(Cells.visible(0x1b)).isEqualTo('␛');
        assertThat(Cells.visible(' ')).isEqualTo(' ');
        assertThat(Cells.visible('~')).isEqualTo('~');
        assertThat(Cells.visible(0x7f)).isEqualTo('␡');
        assertThat(Cells.visible(0x9b)).isEqualTo('\ufffd');
        assertThat(Cells.visible(0x202e)).isEqualTo('\ufffd');
    }
}
