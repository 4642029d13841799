package dev.fairlead.host.doctor;

import java.util.regex.Pattern;

/**
 * A process that has what an app needs.
 *
 * @param pid or a dash for one that cannot be seen
 * @param unit of systemd, or a dash
 * @param container its id, or a dash
 */
record Culprit(String pid, String name, String unit, String container) {
    /** What people and schedules start runs in units like these, which are not to be stopped for it. */
    private static final Pattern NOT_ITS_OWN = Pattern.compile(
            "-|sshd?(@.*)?\\.service|crond?\\.service|user@.*|.*\\.scope|(docker|containerd)\\.service");

    /** @param words PID NAME UNIT CONTAINER, as {@code fl_process} prints them behind the number */
    static Culprit of(String[] words, int from) {
        return new Culprit(words[from], words[from + 1], words[from + 2], words[from + 3]);
    }

    boolean hasOwnUnit() {
        return !NOT_ITS_OWN.matcher(unit).matches();
    }

    @Override
    public String toString() {
        return pid.equals("-")
                ? "something that shows no process"
                : "the process `" + name + "` (" + pid + ")" + (hasOwnUnit() ? " of " + unit : "");
    }

    String end() {
        if (pid.equals("-")) {
            return "Find it with `ss -ltnp`";
        }
        if (unit.equals("docker.service")) {
            return "systemctl restart docker";
        }
        return hasOwnUnit() ? "systemctl disable --now " + unit : "kill " + pid;
    }
}
