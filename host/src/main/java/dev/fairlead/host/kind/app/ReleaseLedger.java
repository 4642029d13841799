package dev.fairlead.host.kind.app;

/** How scripts read what the ledger says of releases: which ones stand, and which one serves. */
public final class ReleaseLedger {
    /** Of each app, so many releases are as many as anybody looks back on. */
    private static final int LONGEST = 100;

    /**
     * {@code fl_standing} prints the ledger's lines of the releases that served and did not die, the oldest first, and of
     * those that began and came to no end; {@code fl_served APP} their numbers, the one that serves last. {@code
     * fl_next_number APP} is one that no release had, nor one that died.
     */
    public static final String FUNCTIONS = """
            fl_standing() {
                grep -E '"event":"release(-began|-failed)?","app":".*[}]$' "$FAIRLEAD/ledger" 2>/dev/null | awk '
                    {
                        split(substr($0, index($0, "\\"event\\":\\"")), word, "\\"")
                        event = word[4]; app = word[8]
                        number = match($0, /"number":[0-9]+[}]$/) ? substr($0, RSTART + 9, RLENGTH - 10) : 0
                        if (app in begun) { delete line[begun[app]]; delete begun[app] }
                    }
                    event == "release-began" { begun[app] = NR; line[NR] = $0 }
                    event == "release" { line[NR] = $0; of[NR] = app; numbered[NR] = number }
                    event == "release-failed" && number {
                        for (i = NR - 1; i > 0; i--)
                            if (i in of && i in line && of[i] == app && numbered[i] == number) { delete line[i]; break }
                    }
                    END {
                        for (i = NR; i > 0; i--) if (i in of && i in line && ++count[of[i]] > LONGEST) delete line[i]
                        for (i = 1; i <= NR; i++) if (i in line) print line[i]
                    }'
            }

            fl_served() {
                fl_standing | grep -F "\\"event\\":\\"release\\",\\"app\\":\\"$1\\"," |
                    sed -n 's/.*"number":\\([0-9]*\\)}$/\\1/p'
            }

            fl_next_number() {
                fl_highest=$({
                    grep -F ",\\"app\\":\\"$1\\"," "$FAIRLEAD/ledger" 2>/dev/null | sed -n 's/.*"number":\\([0-9]*\\)}$/\\1/p'
                    ls -- "$FAIRLEAD/releases/$1" 2>/dev/null | grep -E '^[0-9]+$'
                } | sort -n | tail -n 1)
                echo "$((fl_highest + 1))"
            }
            """.replace("LONGEST", Integer.toString(LONGEST));

    private ReleaseLedger() {}
}
