# Sourced by ./check and ./tour: what a build needs, said in a sentence when it is not there.

stop() {
    printf 'error: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '  fix: %s\n' "$2" >&2
    exit 1
}

is_recent_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    recent=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${recent:-0}" -ge 25 ]
}

# Sets JAVA_HOME to a JDK 25 or later.
need_jdk() {
    for home in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_recent_jdk "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return
        fi
    done
    stop "This needs a JDK 25 or later, and found none in JAVA_HOME or /usr/lib/jvm." \
        "Install Temurin 25 from https://adoptium.net, or on Debian 13: apt-get install openjdk-25-jdk-headless"
}

# $1 the program, $2 its Debian package, installed where that can be done
need_program() {
    command -v "$1" > /dev/null 2>&1 && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null 2>&1; then
        printf 'Installing %s.\n' "$2" >&2
        DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$2" >&2 && return
    fi
    stop "This needs \`$1\`, which is not installed." "sudo apt-get install $2"
}
