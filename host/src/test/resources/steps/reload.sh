# reload nginx.service
fl_unit=nginx.service
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
fl_ages_of() { fl_workers "$(systemctl show -p MainPID --value "$1")" | tr '\n' ' '; }
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
fl_bring() (
fl_main() { systemctl show -p MainPID --value "$fl_unit"; }
fl_broken() {
    fl_log=$(journalctl -u "$fl_unit" -n 12 --no-pager -o cat 2>/dev/null)
    [ ! -r /var/log/nginx/error.log ] || [ "$fl_unit" != nginx.service ] ||
        fl_log="$fl_log
$(tail -n 3 /var/log/nginx/error.log)"
    fl_fail "$1" "Its last words:
$fl_log"
}
fl_is_up() {
    fl_left=50
    while [ "$fl_left" -gt 0 ]; do
        fl_left=$((fl_left - 1))
        case $(systemctl is-active "$fl_unit") in active) return 0;; failed) return 1;; esac
        sleep 0.1
    done
    return 1
}
fl_gone() {
    while IFS= read -r fl_path; do
        case $fl_path in /etc/systemd/system/*) [ -e "$fl_path" ] || [ -L "$fl_path" ] || return 0 ;; esac
    done 2>/dev/null < "$FAIRLEAD/former/$1/paths"
    return 1
}
# fl_is_older FILE...: whether its process began before the last change of one.
fl_is_older() {
    read -r fl_up fl_idle < /proc/uptime
    fl_now=$(date +%s%N)
    fl_up=${fl_up%.*}${fl_up#*.}
    fl_label=Began
    fl_age=$(fl_began - "$(fl_main)")
    fl_newest=$(find "$@" ! -lname /dev/null -printf '%C@\n' 2>/dev/null | sort -n | tail -n 1)
    fl_newest=${fl_newest%.*}$(printf %.2s "${fl_newest#*.}")
    [ "$((fl_now / 10000000 - fl_up + ${fl_age#*=} + 2))" -lt "${fl_newest:-0}" ]
}
[ -z "$(find /etc/systemd/system/nginx.service /etc/systemd/system/nginx.service.d/*.conf /etc/nginx -newerct now -exec touch -a -h -c -- {} + -print 2>/dev/null | head -n 1)" ] || sleep 0.1
fl_had= fl_has=
fl_said=$( { nginx -t
} 2>&1 ) || fl_fail "$fl_unit refuses its files, so it keeps running what it has:" "$fl_said"
fl_reload "$fl_unit"
case $? in
0) exit 0 ;;
1) fl_broken "$fl_unit does not reload." ;;
*) fl_broken "$fl_unit was told to reload, and still runs the old configuration." ;;
esac
)
fl_serves() {
true
}
fl_strays=$FAIRLEAD/former/nginx.service.strays
fl_strays_back() {
    [ -n "$(find "$fl_strays" -mmin -60 2>/dev/null)" ] || return
    while IFS= read -r fl_from && IFS= read -r fl_to; do
        [ -e "$fl_to" ] || [ -L "$fl_to" ] || mv -T -- "$fl_from" "$fl_to" || return
    done < "$fl_strays"
    rm -f -- "$fl_strays"
}
fl_kept=$FAIRLEAD/former/nginx.service
fl_put_back() {
    fl_strays_back
    fl_had_strays=$?
    [ -n "$(find "$fl_kept/paths" -mmin -60 2>/dev/null)" ] || return "$fl_had_strays"
    while IFS= read -r fl_path; do
        fl_old=$fl_kept/files$fl_path
        fl_new=${fl_path%/*}/.${fl_path##*/}.fairlead-new
        if [ -e "$fl_old" ] || [ -L "$fl_old" ]; then
            rm -rf -- "$fl_new" && cp -aT -- "$fl_old" "$fl_new" && mv -fT -- "$fl_new" "$fl_path" || return
        else
            rm -f -- "$fl_path" || return
        fi
    done < "$fl_kept/paths"
    cat -- "$fl_kept/manifest" >> "$FAIRLEAD/manifest" && rm -rf -- "$fl_kept"
}
if fl_bring && fl_serves; then
    rm -rf -- "$fl_kept" "$fl_strays"
    exit
fi
fl_put_back || exit 1
# Files younger than what runs would look as if it had not read them.
sleep 0.1
if systemctl is-active -q "$fl_unit"; then fl_reload "$fl_unit"; else systemctl restart "$fl_unit"; fi ||
    fl_fail "The files of before are back, and $fl_unit does not run with them either."
fl_serves 2>/dev/null ||
    fl_back "The files of before are back, and $fl_unit runs with them; it does not serve as it should with them either."
fl_back "The files of before are back, and $fl_unit runs with them."
