package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.view.LogText;
import dev.fairlead.host.daily.LogEvent;
import dev.fairlead.host.daily.LogReading;

/** Prints what is heard of logs. Once nobody reads it any more, as behind {@code head}, the reading ends. */
final class LogPage {
    private final Desk desk;
    private final LogText text;
    private final LogReading reading;
    private boolean isLive;
    private boolean hasSource;
    private boolean lacksContainer;

    LogPage(Desk desk, LogText text, LogReading reading) {
        this.desk = desk;
        this.text = text;
        this.reading = reading;
    }

    /** All that was asked for are containers that are not there. */
    boolean isBlank() {
        return lacksContainer && !hasSource;
    }

    void hear(LogEvent event) {
        switch (event) {
            case LogEvent.Line line -> {
                hasSource = true;
                desk.out().print(text.line(line));
                // Else at the end, all at once.
                if (isLive && desk.out().checkError()) {
                    reading.close();
                }
            }
            case LogEvent.Following _ -> {
                isLive = true;
                desk.out().flush();
            }
            case LogEvent.Missing missing -> {
                lacksContainer |= !missing.colour().isEmpty();
                hasSource |= missing.colour().isEmpty();
                news(missing);
            }
            case LogEvent.Switched _, LogEvent.Restarted _ -> news(event);
        }
    }

    private void news(LogEvent event) {
        desk.out().flush();
        desk.err().print(LogText.news(event));
        desk.err().flush();
    }
}
