#!/bin/sh
# Written by Fairlead for the job [=job?no_esc] of the app [=app?no_esc]: change the model, not this file.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 077
memory=[=memory]
container=[=app]-job_[=job]

# tell FILE START EXIT SECONDS OUTCOME: replaces the file with one line of JSON.
tell() {
    printf '{"start": "%s", "end": "%s", "exit": %s, "seconds": %s, "outcome": "%s"}\n' \
        "$2" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$3" "$4" "$5" > "$1.new" && mv -f -- "$1.new" "$1"
}

mkdir -p -- /var/log/fairlead && exec >> [=log] 2>&1
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
begun=$(date +%s)

exec 9> "$memory.lock" || exit
if ! flock -n 9; then
    echo "$started skipped: the run before is not over yet"
    tell "$memory.skipped" "$started" null 0 skipped
    exit 0
fi

colour=blue
[ ! -f [=flag] ] || colour=green
echo "$started begins, in the release of $colour"
image=$(docker inspect --type container --format '{{.Config.Image}}' "[=app?no_esc]-$colour") || {
    tell "$memory.last" "$started" 125 0 failed
    exit 125
}

[#if secrets??]
# As the live release has them, which need not be what the model says today.
secrets=/var/lib/fairlead/good/[=app?no_esc]-$colour/env
[ -f "$secrets" ] || secrets=[=secrets]

[/#if]
# One that was left behind when an earlier run was killed.
docker rm -f "$container" > /dev/null 2>&1

timeout --kill-after=10s [=timeout] docker run --rm --name "$container" \
[#if secrets??]
    --env-file="$secrets" \
[/#if]
[#list options as option]
    [=option] \
[/#list]
    "$image"[#list command as word] [=word][/#list] 9>&- < /dev/null
status=$?
seconds=$(($(date +%s) - begun))
outcome=failed
[ "$status" -ne 0 ] || outcome=done
if [ "$status" -ne 0 ] && [ "$seconds" -ge [=timeout] ]; then
    outcome='timed out'
    status=124
fi
docker rm -f "$container" > /dev/null 2>&1
tell "$memory.last" "$started" "$status" "$seconds" "$outcome"
echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $outcome: exit status $status after $seconds s"
exit "$status"
