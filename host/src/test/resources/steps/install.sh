# install nginx, docker-compose-v2 or docker-compose, cron
export DEBIAN_FRONTEND=noninteractive APT_LISTCHANGES_FRONTEND=none NEEDRESTART_SUSPEND=1
fl_tmp=$(mktemp -d /run/fairlead-apt.XXXXXX) || exit
trap 'rm -rf -- "$fl_tmp"' EXIT

# fl_apt COMMAND...: performs it, and waits up to five minutes while something else holds a lock. apt and
# dpkg would wait by themselves, but without a word, and not for every lock they take.
fl_apt() {
    fl_tries=0
    while :; do
        { "$@" 2>&1; echo "$?" > "$fl_tmp/status"; } </dev/null | tee "$fl_tmp/said"
        read -r fl_status < "$fl_tmp/status" || return
        [ "$fl_status" -ne 0 ] && [ "$fl_tries" -lt 100 ] || return "$fl_status"
        grep -qE 'Could not get lock|locked by another process' "$fl_tmp/said" || return "$fl_status"
        fl_tries=$((fl_tries + 1))
        fl_holder=$(sed -n 's/.*held by process \([0-9]* ([^)]*)\).*/\1/p; s/.*another process with pid \([0-9]*\).*/\1/p' "$fl_tmp/said" | head -n 1)
        fl_waiting="Waiting until process ${fl_holder:-of somebody else} is done with apt."
        # Said again after the pause: whoever is told a line now and then shall be told this one.
        echo "$fl_waiting"
        sleep 3
        echo "$fl_waiting"
    done
}
fl_get() {
    fl_apt apt-get -qy -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold --no-install-recommends "$@"
}
fl_said() {
    [ "$fl_status" != 137 ] || echo "it was killed (exit status 137), most likely for want of memory."
    if grep -q '^E: ' "$fl_tmp/said"; then grep -A3 '^E: ' "$fl_tmp/said" | tail -n 12; else tail -n 12 "$fl_tmp/said"; fi
}
# What dpkg was killed in the middle of is finished first, or apt refuses everything else.
if [ -n "$(ls -A /var/lib/dpkg/updates)" ] || [ -n "$(dpkg --audit 2>&1)" ]; then
    echo "Finishing what an earlier run of dpkg left half done."
    fl_apt dpkg --force-confdef --force-confold --configure -a
    fl_get -f install || fl_fail "apt cannot repair what an interrupted run left behind:" "$(fl_said)"
fi
fl_choose() {
    fl_install= fl_missing=
    fl_candidates nginx docker-compose-v2 docker-compose cron
    fl_pick nginx
    fl_pick docker-compose-v2 docker-compose
    fl_pick cron
}
fl_pick() {
    for fl_name; do
        case $fl_known in *" $fl_name "*) fl_install="$fl_install $fl_name"; return;; esac
    done
    fl_missing="$fl_missing $1"
}
# Names with a candidate, each between spaces.
fl_candidates() {
    fl_known=" $(apt-cache policy "$@" 2>/dev/null | sed -n \
        -e '/^[^ ].*:$/{s/:$//;h;}' -e '/^  Candidate: (none)$/d' -e '/^  Candidate: /{x;p;}' | tr '\n' ' ') "
}
fl_lists=/var/lib/apt/lists
fl_is_fresh() {
    [ -n "$(find "$fl_lists" -maxdepth 1 -name '*_Packages*' -print -quit)" ] &&
        [ -n "$(find "$fl_lists/partial" -maxdepth 0 -mmin -1440)" ] &&
        [ -z "$(find /etc/apt/sources.list /etc/apt/sources.list.d -newer "$fl_lists/partial" -print -quit 2>/dev/null)" ]
}
fl_choose
if [ -n "$fl_missing" ] || ! fl_is_fresh; then
    if fl_get update; then touch "$fl_lists/partial"; fi
    fl_choose
fi
[ -z "$fl_missing" ] || fl_fail "apt knows no package of this name:$fl_missing." "$(fl_said)"
fl_get --no-remove install $fl_install || fl_fail "apt could not install$fl_install:" "$(fl_said)"
