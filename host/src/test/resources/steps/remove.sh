# remove sqlite3
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
fl_gone=$(apt-get -s remove sqlite3 | sed -n 's/^Remv \([^ ]*\).*/\1/p')
for fl_name in $fl_gone; do
    case " sqlite3 " in *" $fl_name "* | *" ${fl_name%%:*} "*) ;; *)
        fl_fail "Removing sqlite3 would take $fl_name away too, which is not Fairlead's.";;
    esac
done
fl_get remove sqlite3 || fl_fail "apt could not remove sqlite3:" "$(fl_said)"
