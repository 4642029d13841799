package dev.fairlead.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows once all was sent to it, as far as it would have to be scrolled. It knows what Fairlead sends:
 * colours, the cursor up, erasing below, and whether long lines wrap.
 */
final class Screen {
    private static final Pattern CONTROL = Pattern.compile("\033\\[([?0-9;]*)([A-Za-z])");

    private final int columns;
    private final List<List<Cell>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    private Look look = Look.PLAIN;
    private boolean isWrapping = true;
    private int row;
    private int column;

    /** A character in its place. */
    record Cell(int character, Look look) {}

    /** Characters that look alike, beside each other from a column on. */
    record Span(int column, String text, Look look) {}

    private Screen(int columns) {
        this.columns = columns;
    }

    static Screen of(String sent, int columns) {
        var screen = new Screen(columns);
        Matcher control = CONTROL.matcher(sent);
        int at = 0;
        while (control.find()) {
            screen.print(sent.substring(at, control.start()));
            screen.obey(control.group(1), control.group(2).charAt(0));
            at = control.end();
        }
        screen.print(sent.substring(at));
        return screen;
    }

    /** Down to the last that is not empty. */
    List<List<Span>> lines() {
        var spans = new ArrayList<List<Span>>();
        lines.forEach(line -> spans.add(spans(line)));
        while (!spans.isEmpty() && spans.getLast().isEmpty()) {
            spans.removeLast();
        }
        return spans;
    }

    private static List<Span> spans(List<Cell> line) {
        var spans = new ArrayList<Span>();
        var text = new StringBuilder();
        int end = line.size();
        while (end > 0 && line.get(end - 1).character() == ' ') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            text.appendCodePoint(line.get(i).character());
            if (i + 1 == end || !line.get(i + 1).look().equals(line.get(i).look())) {
                int length = text.codePointCount(0, text.length());
                spans.add(new Span(i + 1 - length, text.toString(), line.get(i).look()));
                text.setLength(0);
            }
        }
        return spans;
    }

    private void obey(String numbers, char command) {
        switch (command) {
            case 'm' -> {
                for (String number : numbers.split(";")) {
                    look = look.after(number.isEmpty() ? 0 : Integer.parseInt(number));
                }
            }
            case 'A' -> row = Math.max(0, row - Integer.parseInt(numbers));
            case 'J' -> {
                lines.subList(row + 1, lines.size()).clear();
                List<Cell> line = lines.get(row);
                line.subList(Math.min(column, line.size()), line.size()).clear();
            }
            case 'h', 'l' -> isWrapping = numbers.equals("?7") ? command == 'h' : isWrapping;
            default -> throw new IllegalArgumentException("A sequence that is not known: " + numbers + command);
        }
    }

    private void print(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> moveTo(row + 1);
                case '\r' -> column = 0;
                default -> put(c);
            }
        });
    }

    private void moveTo(int newRow) {
        row = newRow;
        column = 0;
        while (lines.size() <= row) {
            lines.add(new ArrayList<>());
        }
    }

    private void put(int character) {
        if (column == columns && isWrapping) {
            moveTo(row + 1);
        }
        List<Cell> line = lines.get(row);
        int at = Math.min(column, columns - 1);
        while (line.size() <= at) {
            line.add(new Cell(' ', Look.PLAIN));
        }
        line.set(at, new Cell(character, look));
        column = at + 1;
    }
}
