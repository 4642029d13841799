# All that a plan without changes has to know of the box, asked by hand in one go. A lower bound, not a tool. The lists
# above this line are what Fairlead manages on the box, so that both ask the same.
dpkg-query -W -f '${Package} ${Version} ${db:Status-Abbrev}\n' $PACKAGES
stat -c '%n %U %G %a %F %s' -- $PATHS
sha256sum -- $FILES
ls /etc/nginx/sites-enabled /etc/nginx/conf.d /etc/cron.d
systemctl show -p Id,ActiveState,UnitFileState,NeedDaemonReload $UNITS
cat /etc/timezone /etc/fstab /proc/swaps
readlink /etc/localtime
docker image inspect $IMAGES
docker inspect $CONTAINERS
nginx -t
curl -fsS -o /dev/null -w '%{http_code}\n' -H 'Host: visa-bulletin.us' http://127.0.0.1/
cat /var/lib/fairlead/manifest
