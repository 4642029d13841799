# What Fairlead's first apply does to a fresh box, written by hand for this one model. The lists above this line and the
# files are taken from a box that Fairlead has brought in line.
{
exec < /dev/null
set -e
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
tar -xzf /tmp/files.tar.gz -C / etc/docker root/.docker
apt-get install -y -qq --no-install-recommends $PACKAGES
tar -xzf /tmp/files.tar.gz -C / --numeric-owner
ln -sfn /usr/share/zoneinfo/Etc/UTC /etc/localtime
fallocate -l 1G /swapfile
chmod 600 /swapfile
mkswap -q /swapfile
echo '/swapfile none swap sw 0 0' >> /etc/fstab
for image in $IMAGES; do docker pull -q "$image"; done
while IFS= read -r line; do export "FAIRLEAD_SECRET_$line"; done < "$DIRECTORY/.env"
docker-compose --project-directory /var/lib/fairlead -p visa-bulletin-blue -f "$DIRECTORY/compose.blue.yaml" up -d
rm -rf "$DIRECTORY/static"
docker cp visa-bulletin-blue:/app/webapp/static "$DIRECTORY/static"
until curl -fsS -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1:8000/ &&
    [ "$(docker inspect -f '{{.State.Health.Status}}' visa-bulletin-blue)" = healthy ]; do
    sleep 0.5
done 2>/dev/null
rm -f /etc/nginx/sites-enabled/default
nginx -t
systemctl reload nginx
curl -fsS -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/
exit
}
