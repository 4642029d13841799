package dev.fairlead.host.kind.system;

/**
 * How a service whose workers nginx's are is made to read its files again. A reload is only asked for: whether it took place
 * shows in new workers, and until the last of before is shutting down, it may answer as before. Ticks are compared as text of
 * equal meaning: a worker that was there before is not a new one.
 */
public final class Reload {
    /**
     * For sh: {@code fl_reload UNIT} has it read its files again, and waits until no worker of before takes connections. Its
     * status is 1 where systemd refuses, and 2 where the workers are the same after ten seconds.
     */
    public static final String FUNCTION = ServiceQuestion.AGES + """
            fl_ages_of() { fl_workers "$(systemctl show -p MainPID --value "$1")" | tr '\\n' ' '; }
            fl_reload() {
                fl_old=" $(fl_ages_of "$1") "
                systemctl reload "$1" || return 1
                fl_left=100
                while [ "$fl_left" -gt 0 ]; do
                    fl_left=$((fl_left - 1))
                    fl_same=
                    fl_now=$(fl_ages_of "$1")
                    for fl_age in $fl_now; do
                        case $fl_old in *" $fl_age "*) fl_same=yes;; esac
                    done
                    [ -z "$fl_now" ] || [ -n "$fl_same" ] || return 0
                    sleep 0.1
                done
                return 2
            }
            """;

    private Reload() {}
}
