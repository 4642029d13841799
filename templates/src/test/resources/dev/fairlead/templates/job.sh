#!/bin/sh
# Written by Fairlead for the job data-refresh of the app visa-bulletin: change the model, not this file.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 077
memory=/var/lib/fairlead/jobs/visa-bulletin_data-refresh
container=visa-bulletin-job_data-refresh

# tell FILE START EXIT SECONDS OUTCOME: replaces the file with one line of JSON.
tell() {
    printf '{"start": "%s", "end": "%s", "exit": %s, "seconds": %s, "outcome": "%s"}\n' \
        "$2" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$3" "$4" "$5" > "$1.new" && mv -f -- "$1.new" "$1"
}

mkdir -p -- /var/log/fairlead && exec >> /var/log/fairlead/visa-bulletin_data-refresh.log 2>&1
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
begun=$(date +%s)

exec 9> "$memory.lock" || exit
if ! flock -n 9; then
    echo "$started skipped: the run before is not over yet"
    tell "$memory.skipped" "$started" null 0 skipped
    exit 0
fi

colour=blue
[ ! -f /var/lib/fairlead/live/visa-bulletin.green ] || colour=green
echo "$started begins, in the release of $colour"
image=$(docker inspect --type container --format '{{.Config.Image}}' "visa-bulletin-$colour") || {
    tell "$memory.last" "$started" 125 0 failed
    exit 125
}

# As the live release has them, which need not be what the model says today.
secrets=/var/lib/fairlead/good/visa-bulletin-$colour/env
[ -f "$secrets" ] || secrets=/opt/visa_bulletin/.env

# One that was left behind when an earlier run was killed.
docker rm -f "$container" > /dev/null 2>&1

timeout --kill-after=10s 1800 docker run --rm --name "$container" \
    --env-file="$secrets" \
    --user \
    1000 \
    "$image" python3 refresh.py --save-to-db 9>&- < /dev/null
status=$?
seconds=$(($(date +%s) - begun))
outcome=failed
[ "$status" -ne 0 ] || outcome=done
if [ "$status" -ne 0 ] && [ "$seconds" -ge 1800 ]; then
    outcome='timed out'
    status=124
fi
docker rm -f "$container" > /dev/null 2>&1
tell "$memory.last" "$started" "$status" "$seconds" "$outcome"
echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $outcome: exit status $status after $seconds s"
exit "$status"
