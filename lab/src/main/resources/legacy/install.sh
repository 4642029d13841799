# The app as it lived before Docker: a virtualenv, a systemd unit, a line in a crontab, a site written by hand.
# The files of the app lie in /opt/visa_bulletin already.
set -e
export DEBIAN_FRONTEND=noninteractive
packages="python3-venv python3-django gunicorn nginx sqlite3"
if ! dpkg -s $packages > /dev/null 2>&1; then
    apt-get -q update
    apt-get -q -y install $packages
fi
cd /opt/visa_bulletin
id app > /dev/null 2>&1 || useradd --system --home-dir /opt/visa_bulletin --shell /usr/sbin/nologin app
mkdir -p logs saved_pages
echo legacy > VERSION
python3 -m venv --system-site-packages venv
umask 077
cat > .env <<EOF
DJANGO_SETTINGS_MODULE=django_config.settings
DJANGO_SECRET_KEY=legacy-$(tr -dc a-z0-9 < /dev/urandom | head -c 40)
DEBUG=False
ALLOWED_HOSTS=visa-bulletin.us,www.visa-bulletin.us
EOF
umask 022
venv/bin/python refresh_data_incremental.py --save-to-db
chown -R app:app /opt/visa_bulletin

cat > /etc/systemd/system/visa-bulletin.service <<'EOF'
[Unit]
Description=Visa bulletin
After=network.target

[Service]
User=app
WorkingDirectory=/opt/visa_bulletin
EnvironmentFile=/opt/visa_bulletin/.env
ExecStart=/opt/visa_bulletin/venv/bin/python -m gunicorn --workers 2 --bind 127.0.0.1:8000 django_config.wsgi
Restart=always

[Install]
WantedBy=multi-user.target
EOF

line='0 9 * * * cd /opt/visa_bulletin && venv/bin/python refresh_data_incremental.py --save-to-db >> logs/refresh.log 2>&1'
crontab -u app -l 2> /dev/null | grep -vF refresh_data_incremental > /run/crontab || true
echo "$line" >> /run/crontab
crontab -u app /run/crontab
rm /run/crontab

cat > /etc/nginx/sites-available/visa-bulletin <<'EOF'
server {
    listen 80;
    server_name visa-bulletin.us www.visa-bulletin.us;

    location /static/ {
        alias /opt/visa_bulletin/webapp/static/;
    }

    location / {
        proxy_pass http://127.0.0.1:8000;
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
    }
}
EOF
ln -sf ../sites-available/visa-bulletin /etc/nginx/sites-enabled/visa-bulletin
rm -f /etc/nginx/sites-enabled/default
nginx -t -q
systemctl daemon-reload
systemctl enable -q --now visa-bulletin.service
systemctl enable -q nginx
systemctl restart nginx

i=0
until curl -sf -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/; do
    i=$((i + 1))
    if [ $i -gt 60 ]; then
        journalctl -u visa-bulletin --no-pager -n 20 >&2
        exit 1
    fi
    sleep 0.5
done
