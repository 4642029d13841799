# let worker.timer go by its files
fl_main() { systemctl show -p MainPID --value worker.timer; }
fl_broken() {
    fl_log=$(journalctl -u worker.timer -n 12 --no-pager -o cat 2>/dev/null)
    [ ! -r /var/log/nginx/error.log ] || [ worker.timer != nginx.service ] ||
        fl_log="$fl_log
$(tail -n 3 /var/log/nginx/error.log)"
    fl_fail "$1" "Its last words:
$fl_log"
}
fl_is_up() {
    fl_left=50
    while [ "$fl_left" -gt 0 ]; do
        fl_left=$((fl_left - 1))
        case $(systemctl is-active worker.timer) in active) return 0;; failed) return 1;; esac
        sleep 0.1
    done
    return 1
}
[ -z "$(find /etc/systemd/system/worker.timer /etc/systemd/system/worker.timer.d -newerct now -exec touch -a -h -c -- {} + -print 2>/dev/null | head -n 1)" ] || sleep 0.1
systemctl daemon-reload || exit
case $(systemctl show -p LoadState --value worker.timer) in
loaded|masked|not-found) ;;
*) fl_fail "systemd cannot read the files of worker.timer:" "$(systemd-analyze verify worker.timer 2>&1 | head -n 5)" ;;
esac
if systemctl is-active -q worker.timer && [ "$(fl_main)" != 0 ]; then
:
fi
