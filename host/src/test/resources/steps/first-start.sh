# enable and start docker.service
fl_main() { systemctl show -p MainPID --value docker.service; }
fl_broken() {
    fl_log=$(journalctl -u docker.service -n 12 --no-pager -o cat 2>/dev/null)
    [ ! -r /var/log/nginx/error.log ] || [ docker.service != nginx.service ] ||
        fl_log="$fl_log
$(tail -n 3 /var/log/nginx/error.log)"
    fl_fail "$1" "Its last words:
$fl_log"
}
fl_is_up() {
    fl_left=50
    while [ "$fl_left" -gt 0 ]; do
        fl_left=$((fl_left - 1))
        case $(systemctl is-active docker.service) in active) return 0;; failed) return 1;; esac
        sleep 0.1
    done
    return 1
}
[ -z "$(find /etc/systemd/system/docker.service /etc/systemd/system/docker.service.d /etc/docker/daemon.json -newerct now -exec touch -a -h -c -- {} + -print 2>/dev/null | head -n 1)" ] || sleep 0.1
[ "$(systemctl show -p NeedDaemonReload --value docker.service)" = no ] || systemctl daemon-reload || exit
[ "$(systemctl is-enabled docker.service 2>/dev/null)" = enabled ] ||
    { systemctl unmask -q docker.service; systemctl enable -q docker.service; } || exit
if systemctl is-active -q docker.service; then
:
fl_began() {
    read -r fl_stat 2>/dev/null < "/proc/$2/stat" || return 0
    fl_name=${fl_stat%)*}
    set -- "$1" ${fl_stat##*)}
    shift 20
    echo "$fl_label=$1"
}
fl_workers() {
    fl_children=
    read -r fl_children 2>/dev/null < "/proc/$1/task/$1/children"
    for fl_child in $fl_children; do
        fl_title=
        read -r fl_title 2>/dev/null < "/proc/$fl_child/cmdline"
        case $fl_title in *'shutting down'*) ;; *'worker process'*) fl_label=Worker; fl_began - "$fl_child";; esac
    done
}
fl_ages() {
    fl_name=
    fl_label=Began
    fl_began - "$1"
    case $fl_name in *'(nginx') fl_workers "$1";; esac
}
read -r fl_up fl_idle < /proc/uptime
fl_now=$(date +%s%N)
fl_up=${fl_up%.*}${fl_up#*.}
fl_label=Began
fl_age=$(fl_began - "$(fl_main)")
fl_newest=$(find /etc/systemd/system/docker.service /etc/systemd/system/docker.service.d /etc/docker/daemon.json ! -lname /dev/null -printf '%C@\n' 2>/dev/null | sort -n | tail -n 1)
fl_newest=${fl_newest%.*}$(printf %.2s "${fl_newest#*.}")
if [ "$((fl_now / 10000000 - fl_up + ${fl_age#*=} + 2))" -lt "${fl_newest:-0}" ]; then
fl_said=$( { true
} 2>&1 ) || fl_fail "docker.service refuses its files, so it keeps running what it has:" "$fl_said"
systemctl reset-failed docker.service 2>/dev/null
systemctl restart docker.service && fl_is_up || fl_broken "docker.service does not come up again."
fi
else
:
systemctl reset-failed docker.service 2>/dev/null
systemctl start docker.service && fl_is_up || fl_broken "docker.service does not start."
fi
