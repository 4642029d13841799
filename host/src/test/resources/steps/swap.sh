# swap to /swapfile of 1024 MiB
fl_off() {
    while read -r fl_what fl_rest; do
        [ "$fl_what" != /swapfile ] || systemd-detect-virt -cq || swapoff /swapfile || return
    done < /proc/swaps
}
# fl_table LINE: makes it the only line of fstab about the file.
fl_table() {
    [ -e /etc/fstab ] || : > /etc/fstab || return
    {
        while IFS= read -r fl_line || [ -n "$fl_line" ]; do
                        case $fl_line in /swapfile[[:space:]]*) ;; *) printf '%s\n' "$fl_line";; esac
        done < /etc/fstab
        [ -z "$1" ] || printf '%s\n' "$1"
    } | fl_put /etc/fstab root root 0644
}
fl_off || exit
fl_new=/.swapfile.fairlead-new
rm -f -- "$fl_new"
( umask 077; fallocate -l 1073741824 "$fl_new" 2>/dev/null || head -c 1073741824 /dev/zero > "$fl_new" ) || {
    rm -f -- "$fl_new"; fl_fail "There is no room on the disk for a swap file of 1073741824 bytes."
}
mkswap "$fl_new" >/dev/null && mv -fT -- "$fl_new" /swapfile || exit
chown root:root /swapfile && chmod 600 /swapfile && fl_table '/swapfile none swap sw 0 0' || exit
if systemd-detect-virt -cq; then
    echo "This box is a container, which cannot swap: the file is ready, but not in use."
    exit 0
fi
while read -r fl_what fl_rest; do
    [ "$fl_what" != /swapfile ] || exit 0
done < /proc/swaps
swapon /swapfile
